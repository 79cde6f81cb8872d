import { publicMessage, publicTicket } from '../../bot/conversation/public-message';
import {
  askForPerson,
  authorizeConversation,
  type ConversationPorts,
  eraseConversation,
  exportConversation,
  giveFeedback,
  markSeen,
  type Outcome,
  openConversation,
  rateConversation,
  reopenConversation,
  resumeConversation,
  takeTurn,
} from '../../bot/conversation/use-cases';
import { type ApiContext, type App, createApp, readBody, readQuery } from '../api/app';
import * as schemas from '../api/schemas';
import type { Config } from '../config';

const CONVERSATION = '/v1/conversations/:id';

export interface ChatRuntime extends ConversationPorts {
  readonly config: Pick<Config, 'messagesPerMinute' | 'conversationsPerMinute' | 'edgeKey'>;
}

/** Customers' conversations on the web. */
export function chatApp(runtime: () => ChatRuntime): App {
  const app = createApp();

  app.post('/v1/conversations', async (c) => {
    const body = await readBody(c, schemas.openConversation);
    const ports = runtime();
    const opened = await openConversation(
      ports,
      { channel: 'web', ...body, bucketKey: addressKey(c, ports) },
      limits(ports.config),
    );
    const { conversation, token = '', messages, topics } = opened;
    return c.json(
      { conversationId: conversation.id, token, messages: messages.map(publicMessage), topics, state: conversation.state },
      201,
    );
  });

  app.post('/v1/conversations/resume', async (c) => {
    const { code } = await readBody(c, schemas.resumeConversation);
    const ports = runtime();
    const limit = limits(ports.config).conversations;
    const { conversation, token, messages } = await resumeConversation(ports, { code, bucketKey: addressKey(c, ports), limit });
    const { id, language, customer, state, ticket } = conversation;
    return c.json({
      conversationId: id,
      token,
      language,
      customer,
      messages: messages.map(publicMessage),
      state,
      ...(ticket === undefined ? {} : { ticket: publicTicket(ticket) }),
    });
  });

  app.post(`${CONVERSATION}/messages`, async (c) => {
    const { id, text, choice } = await readBody(c, schemas.sendMessage);
    const conversation = await authorized(c, runtime());
    const outcome = await takeTurn(runtime(), {
      conversationId: conversation.id,
      known: conversation,
      key: `web:${id}`,
      utterance: { id, text, ...(choice === undefined ? {} : { choice }) },
      limit: limits(runtime().config).messages,
    });
    return respond(c, outcome);
  });

  app.get(`${CONVERSATION}/messages`, async (c) => {
    const { after } = readQuery(c, schemas.newsQuery);
    const conversation = await authorized(c, runtime());
    // The version counts every change, so the tag needs no look at the messages.
    const tag = `"${conversation.version}-${after}"`;
    c.header('etag', tag);
    c.header('cache-control', 'private, no-cache');
    if (c.req.header('if-none-match') === tag) return c.body(null, 304);
    const [messages] = await Promise.all([
      after >= conversation.lastSeq ? [] : runtime().store.listMessages(conversation.id, after),
      // News that cannot be noted are still news: the worst that follows is a mail too many.
      markSeen(runtime(), conversation, after).catch(() => undefined),
    ]);
    const { state, ticket } = conversation;
    return respond(c, { messages, state, ...(ticket === undefined ? {} : { ticket }), repeated: false });
  });

  app.post(`${CONVERSATION}/feedback`, async (c) => {
    const feedback = await readBody(c, schemas.giveFeedback);
    return respond(c, await giveFeedback(runtime(), (await authorized(c, runtime())).id, feedback));
  });

  app.post(`${CONVERSATION}/handoff`, async (c) => {
    const contact = await readBody(c, schemas.askForPerson);
    return respond(c, await askForPerson(runtime(), (await authorized(c, runtime())).id, contact));
  });

  app.post(`${CONVERSATION}/rating`, async (c) => {
    const rating = await readBody(c, schemas.rate);
    return respond(c, await rateConversation(runtime(), (await authorized(c, runtime())).id, rating));
  });

  app.post(`${CONVERSATION}/reopen`, async (c) => {
    const { reason } = await readBody(c, schemas.reopenConversation);
    return respond(c, await reopenConversation(runtime(), (await authorized(c, runtime())).id, reason));
  });

  app.get(`${CONVERSATION}/export`, async (c) => c.json(await exportConversation(runtime(), await authorized(c, runtime()))));

  app.delete(CONVERSATION, async (c) => {
    await eraseConversation(runtime(), await authorized(c, runtime()));
    return c.body(null, 204);
  });
  return app;
}

function authorized(c: ApiContext, ports: ChatRuntime) {
  const token = /^Bearer ([\w-]{20,200})$/i.exec(c.req.header('authorization') ?? '')?.[1];
  return authorizeConversation(ports, c.req.param('id') ?? '', token);
}

function respond(c: ApiContext, { messages, state, ticket }: Outcome) {
  return c.json({
    messages: messages.map(publicMessage),
    state,
    ...(ticket === undefined ? {} : { ticket: publicTicket(ticket) }),
  });
}

function limits({ messagesPerMinute, conversationsPerMinute }: ChatRuntime['config']) {
  return { messages: { perMinute: messagesPerMinute }, conversations: { perMinute: conversationsPerMinute } };
}

/** Who is asking, as a hash. Behind the edge, which proves itself by its key, it is the viewer that the edge saw. */
function addressKey(c: ApiContext, { config, digest }: ChatRuntime): string {
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
