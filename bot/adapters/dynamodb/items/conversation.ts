import * as z from 'zod';
import type { Conversation } from '../../../model/conversation';
import { lengthenExplanation, shortExplanation, shortenExplanation } from './explanation';
import { checked } from './form';
import { conversation as schema } from './schemas';
import { lengthened, longTime, type Short, type ShortNames, shortened, shortTime } from './short-names';
import { lengthenTicketView, shortenTicketView, shortTicketView } from './ticket-view';

/** In the key, or in another attribute of the item. */
export type Beside = 'id' | 'expiresAtSeconds';

const SHORT: ShortNames<Omit<Conversation, Beside>> = {
  names: {
    version: 'n',
    lastSeq: 's',
    state: 'c',
    channel: 'ch',
    language: 'l',
    customer: 'u',
    tokenHash: 'h',
    tokenExpiresAtSeconds: 'he',
    furtherTokens: 'hs',
    addressVersion: 'av',
    confirmedAddressVersion: 'ac',
    freshLinks: 'fl',
    toldSeq: 'ts',
    tone: 't',
    misses: 'm',
    pendingQuestion: 'q',
    pendingExplanation: 'x',
    wantsPerson: 'wp',
    handoffs: 'o',
    ticketId: 'k',
    ticket: 'v',
    knowledgeVersion: 'kv',
    createdAt: 'a',
    updatedAt: 'ua',
    lastAnswer: 'w',
    offered: 'f',
    said: 'sd',
    allowance: 'b',
    prepaidWrites: 'bp',
    ticketAllowance: 'bt',
    reference: 'r',
  },
  usual: { state: 'open', channel: 'web', customer: {}, tone: 'calm', misses: 0, handoffs: 0 },
};

/** What of the short form is written in a way of its own. */
const own = z.looseObject({
  a: z.union([z.number(), z.string()]),
  ua: z.union([z.number(), z.string()]),
  v: z.exactOptional(shortTicketView),
  x: z.exactOptional(shortExplanation),
  q: z.exactOptional(z.string()),
  /** lastAnswer: messageId, entryId, and its question unless it is the pending one */
  w: z.exactOptional(z.tuple([z.string(), z.string(), z.string().optional()])),
  /** offered: seq, choices */
  f: z.exactOptional(z.tuple([z.int(), z.array(z.string())])),
  /** allowances: tokens, time */
  b: z.tuple([z.number(), z.number()]),
  bt: z.exactOptional(z.tuple([z.number(), z.number()])),
});

export function shortenConversation({ id: _, expiresAtSeconds: __, ...rest }: Conversation): Short {
  const { createdAt, updatedAt, ticket, pendingExplanation, pendingQuestion = '', lastAnswer, offered } = rest;
  const { allowance, ticketAllowance } = rest;
  return {
    ...shortened(SHORT, rest),
    a: shortTime(createdAt),
    ua: shortTime(updatedAt),
    v: ticket && shortenTicketView(ticket),
    x: pendingExplanation && shortenExplanation(pendingExplanation, pendingQuestion),
    w: lastAnswer && shortenAnswer(lastAnswer, rest.pendingQuestion),
    f: offered && [offered.seq, offered.choices],
    b: [allowance.tokens, allowance.atMs],
    bt: ticketAllowance && [ticketAllowance.tokens, ticketAllowance.atMs],
  };
}

/** @throws MostradorError INTERNAL when it cannot be read */
export function lengthenConversation(content: unknown, beside: Pick<Conversation, Beside>): Conversation {
  const { a, ua, v, x, w, f, b, bt, ...rest } = checked(own, content);
  const { q: pendingQuestion = '' } = rest;
  const full = lengthened(SHORT, {
    ...rest,
    a: longTime(a),
    ua: longTime(ua),
    v: v && lengthenTicketView(v),
    x: x && lengthenExplanation(x, pendingQuestion),
    w: w && { messageId: w[0], entryId: w[1], question: w[2] ?? pendingQuestion },
    f: f && { seq: f[0], choices: f[1] },
    b: { tokens: b[0], atMs: b[1] },
    bt: bt && { tokens: bt[0], atMs: bt[1] },
  });
  return checked(schema, { id: beside.id, ...full, expiresAtSeconds: beside.expiresAtSeconds });
}

type Answer = NonNullable<Conversation['lastAnswer']>;

function shortenAnswer({ messageId, entryId, question }: Answer, pending: string | undefined): readonly string[] {
  return question === pending ? [messageId, entryId] : [messageId, entryId, question];
}
