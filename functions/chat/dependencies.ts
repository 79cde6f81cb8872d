import { authorizeConversation, type ConversationPorts, type Limits } from '../../bot/conversation/use-cases';
import type { Conversation } from '../../bot/model/conversation';
import type { ApiContext } from '../api/app';
import type { Config } from '../config';

export interface ChatDependencies extends ConversationPorts {
  readonly config: Pick<Config, 'messagesPerMinute' | 'conversationsPerMinute' | 'edgeKey'>;
}

export function limitsOf({ config: { messagesPerMinute, conversationsPerMinute } }: ChatDependencies): Limits {
  return { messages: { perMinute: messagesPerMinute }, conversations: { perMinute: conversationsPerMinute } };
}

/**
 * The conversation that the address names, for the bearer of its token.
 * @throws MostradorError CONVERSATION_NOT_FOUND
 */
export function ownConversation(c: ApiContext, ports: ChatDependencies): Promise<Conversation> {
  const token = /^Bearer ([\w-]{20,200})$/i.exec(c.req.header('authorization') ?? '')?.[1];
  return authorizeConversation(ports, c.req.param('id') ?? '', token);
}

/** Who is asking, as a hash. Behind the edge, which proves itself by its key, it is the viewer that the edge saw. */
export function addressKey(c: ApiContext, { config, digest }: ChatDependencies): string {
  const forwarded = c.req
    .header('x-forwarded-for')
    ?.split(',')
    .map((part) => part.trim());
  const fromEdge = config.edgeKey !== undefined && c.req.header('x-mostrador-edge') === config.edgeKey;
  const viewer = fromEdge ? forwarded?.at(-2) : undefined;
  return digest.sha256(`address ${viewer ?? sourceIp(c)}`).slice(0, 32);
}

function sourceIp(c: ApiContext): string {
  const context: unknown = c.env?.event?.requestContext;
  const http = typeof context === 'object' && context !== null && 'http' in context ? context.http : undefined;
  return typeof http === 'object' && http !== null && 'sourceIp' in http ? String(http.sourceIp) : 'unknown';
}
