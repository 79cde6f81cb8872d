import { type Address, perHour, type Writer } from '../../bot/conversation/rate-limit';
import {
  authorizeConversation,
  authorizeRequest,
  type ConversationPorts,
  type Needs,
  type RequestRead,
} from '../../bot/conversation/use-cases';
import type { Conversation } from '../../bot/model/conversation';
import type { HelpFeedbackPorts } from '../../bot/publishing/help-feedback';
import type { ApiContext } from '../api/app';
import { networkOf } from '../api/network-address';
import type { Config } from '../config';
import { EDGE_HEADER } from '../edge';

type LimitName =
  | 'messagesPerMinute'
  | 'conversationsPerMinute'
  | 'addressWritesPerMinute'
  | 'ticketsPerHour'
  | 'addressTicketsPerHour';

export interface ChatDependencies extends ConversationPorts, HelpFeedbackPorts {
  readonly config: Pick<Config, LimitName | 'edgeKey'>;
}

/** Who writes to a conversation, and their rate limits. */
export function writerOf(c: ApiContext, runtime: ChatDependencies): Writer {
  const { messagesPerMinute, ticketsPerHour, addressWritesPerMinute, addressTicketsPerHour } = runtime.config;
  return {
    limit: { perMinute: messagesPerMinute },
    tickets: perHour(ticketsPerHour),
    address: addressOf(c, runtime, 'write', addressWritesPerMinute),
    ticketsFrom: { key: addressOf(c, runtime, 'ticket', 0).key, perHour: addressTicketsPerHour },
    tokenHash: runtime.digest.sha256(bearerToken(c) ?? ''),
  };
}

/** The rate limit for opening conversations, trying links and judging help pages. */
export function openerOf(c: ApiContext, runtime: ChatDependencies, what: 'open' | 'resume' | 'help'): Address {
  return addressOf(c, runtime, what, runtime.config.conversationsPerMinute);
}

/**
 * The conversation in the request's path, for the bearer of its token.
 * @throws MostradorError CONVERSATION_NOT_FOUND
 */
export function ownConversation(c: ApiContext, ports: ChatDependencies): Promise<Conversation> {
  return authorizeConversation(ports, conversationIdIn(c), bearerToken(c));
}

/**
 * The same with all that a request needs, in one read.
 * @throws MostradorError CONVERSATION_NOT_FOUND
 */
export function ownRequest(c: ApiContext, ports: ChatDependencies, needs: Needs): Promise<RequestRead> {
  return authorizeRequest(ports, conversationIdIn(c), bearerToken(c), needs);
}

/** Longer than any id. DynamoDB refuses a key of 2,048 bytes as a mistake, which a stranger's request must not look like. */
const MAX_ID = 200;

function conversationIdIn(c: ApiContext): string {
  const id = c.req.param('id') ?? '';
  return id.length > MAX_ID ? '' : id;
}

function bearerToken(c: ApiContext): string | undefined {
  return /^Bearer ([\w-]{20,200})$/i.exec(c.req.header('authorization') ?? '')?.[1];
}

/** The caller's address, hashed. Behind CloudFront, which proves itself by its key, it is the viewer's address. */
function addressOf(c: ApiContext, { config, digest }: ChatDependencies, what: string, perMinute: number): Address {
  const forwarded = c.req
    .header('x-forwarded-for')
    ?.split(',')
    .map((part) => part.trim());
  const fromEdge = config.edgeKey !== undefined && c.req.header(EDGE_HEADER) === config.edgeKey;
  const network = networkOf((fromEdge ? forwarded?.at(-2) : undefined) ?? sourceIp(c));
  return { key: digest.sha256(`${what} ${network}`).slice(0, 32), perMinute };
}

function sourceIp(c: ApiContext): string {
  const context: unknown = c.env?.event?.requestContext;
  const http = typeof context === 'object' && context !== null && 'http' in context ? context.http : undefined;
  return typeof http === 'object' && http !== null && 'sourceIp' in http ? String(http.sourceIp) : 'unknown';
}
