import * as z from 'zod';
import { publicMessage, publicTicket } from '../../../bot/conversation/public-message';
import {
  CUSTOMER_ACTIONS,
  type CustomerAction,
  eraseConversation,
  exportConversation,
  type Outcome,
  readNews,
} from '../../../bot/conversation/use-cases';
import { dependsOnStaff, pollAfterSeconds } from '../../../bot/live/pace';
import { compact } from '../../../bot/model/compact';
import type { Conversation } from '../../../bot/model/conversation';
import type { ErrorCode } from '../../../bot/model/errors';
import { presentAt } from '../../../bot/tickets/presence';
import { readBody, readQuery } from '../../api/app';
import { type Endpoint, INPUT_PROBLEMS } from '../../api/endpoint';
import * as schemas from '../../api/schemas';
import { type ChatDependencies, ownConversation, ownRequest, writerOf } from '../dependencies';

const CONVERSATION = '/v1/conversations/{id}';
const OWN_PROBLEMS = ['CONVERSATION_NOT_FOUND', 'UNAVAILABLE'] as const satisfies readonly ErrorCode[];

/** What a customer does in a conversation: each is parsed and performed; the response contains what is new. */
export const actionEndpoints: readonly Endpoint<ChatDependencies>[] = CUSTOMER_ACTIONS.map((action: CustomerAction) => ({
  method: 'POST',
  path: `${CONVERSATION}/${action.path}`,
  auth: 'conversation',
  summary: action.summary,
  body: action.body,
  example: action.example,
  status: 200,
  response: schemas.news,
  problems: [...INPUT_PROBLEMS, ...OWN_PROBLEMS, 'RATE_LIMITED', ...action.problems],
  handle: async (c, runtime) => {
    const body = await readBody(c, action.body);
    const writer = writerOf(c, runtime);
    const read = await ownRequest(c, runtime, action.needs?.(body) ?? {});
    return c.json(serializeNews(await action.take(runtime, { read, body, writer })));
  },
}));

/**
 * The seq after which messages are returned. What does not fit into a response of 1 MB is requested again after the last
 * seq.
 */
const afterQuery = z.strictObject({ after: z.coerce.number().int().min(0).default(0) });

/** What a customer reads. */
export const newsEndpoint: Endpoint<ChatDependencies> = {
  method: 'GET',
  path: `${CONVERSATION}/messages`,
  auth: 'conversation',
  summary: 'News since `after`; with `more`, ask again after the last message. Honours If-None-Match',
  query: afterQuery,
  status: 200,
  response: schemas.news,
  problems: ['INVALID_REQUEST', ...OWN_PROBLEMS],
  handle: async (c, runtime) => {
    const { after } = readQuery(c, afterQuery);
    const conversation = await ownConversation(c, runtime);
    const pace = await paceOf(runtime, conversation);
    // The version counts every change, so the ETag can be computed without reading messages. It also says the pace, so that
    // a page hears of another one although there is no message.
    const tag = `"${conversation.version}-${after}-${pace}"`;
    c.header('etag', tag);
    c.header('cache-control', 'private, no-cache');
    if (c.req.header('if-none-match') === tag) return c.body(null, 304);
    return c.json({ ...serializeNews(await readNews(runtime, conversation, after)), pollAfterSeconds: pace });
  },
};

/** When a page that hears no hints should read again. */
async function paceOf({ store, clock }: ChatDependencies, conversation: Conversation): Promise<number> {
  const now = clock.now();
  const { ticketId } = conversation;
  // Whoever looks at the ticket makes no difference otherwise, and costs a read.
  const isAsked = ticketId !== undefined && dependsOnStaff(conversation, now);
  const presence = isAsked ? await presentAt({ store, clock }, ticketId).catch(() => []) : [];
  return pollAfterSeconds(conversation, presence, now);
}

/** What customers can do with their own data. */
export const ownDataEndpoints: readonly Endpoint<ChatDependencies>[] = [
  {
    method: 'GET',
    path: `${CONVERSATION}/export`,
    auth: 'conversation',
    summary: 'The customer’s own data; with `more`, ask again with `after` the last message',
    query: afterQuery,
    status: 200,
    response: schemas.exported,
    problems: ['INVALID_REQUEST', ...OWN_PROBLEMS, 'RATE_LIMITED'],
    handle: async (c, runtime) => {
      const { after } = readQuery(c, afterQuery);
      const conversation = await ownConversation(c, runtime);
      return c.json(await exportConversation(runtime, conversation, after, writerOf(c, runtime)));
    },
  },
  {
    method: 'DELETE',
    path: CONVERSATION,
    auth: 'conversation',
    summary: 'Erases the customer’s own data',
    status: 204,
    problems: [...OWN_PROBLEMS, 'RATE_LIMITED'],
    handle: async (c, runtime) => {
      await eraseConversation(runtime, await ownConversation(c, runtime), writerOf(c, runtime).address);
      return c.body(null, 204);
    },
  },
];

function serializeNews({ messages, more, state, ticket }: Outcome) {
  return { messages: messages.map(publicMessage), state, ...compact({ more, ticket: ticket && publicTicket(ticket) }) };
}
