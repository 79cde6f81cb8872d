import * as z from 'zod';
import { compact } from '../../../model/compact';
import type { Explanation } from '../../../model/decision';
import { AUTHOR_ROLES, MESSAGE_KINDS, type Message } from '../../../model/message';
import { ownMessageId } from '../../../model/transcript';
import { lengthenExplanation, shortExplanation, shortenExplanation } from './explanation';
import { checked, contentOfEither, type Packed, packedForm, shortForm, type Written } from './form';
import { message as firstForm } from './schemas';
import { longTime, shortTime } from './short-names';
import { lengthenTicketView, shortenTicketView, shortTicketView } from './ticket-view';

/** The most messages in an item of one turn. */
export const MOST_OF_A_TURN = 4;
/** The most messages in any item. A page that begins in the middle of an item is read from this many messages before. */
export const MOST_MESSAGES = 32;

const optional = z.exactOptional;
const time = z.union([z.number(), z.string()]);

const shortMessage = z.object({
  /** id, when it is not the one that follows from the seq */
  i: optional(z.string()),
  /** at, when it is not that of the turn */
  a: optional(time),
  /** author: role, unless it is the customer with an id of theirs, or the bot without one; and name */
  r: optional(z.enum(AUTHOR_ROLES)),
  n: optional(z.string()),
  /** kind, unless it is an answer with `w`, or a text without */
  k: optional(z.enum(MESSAGE_KINDS)),
  t: z.string(),
  w: optional(
    z.tuple([
      z.union([z.string(), z.null()]).describe('entryId, unless it is the best candidate of the turn'),
      z.number().nullable().describe('confidence, likewise'),
      z.string().describe('title'),
      z.array(z.tuple([z.string(), z.string()])).describe('related: entryId, title'),
      z.tuple([z.string(), z.string()]).optional().describe('source: title, url'),
    ]),
  ),
  /** choices: label, value */
  c: optional(z.array(z.tuple([z.string(), z.string()]))),
  v: optional(shortTicketView),
  x: optional(shortExplanation),
  /** feedback: messageId, helpful */
  f: optional(z.tuple([z.string(), z.boolean()])),
});
type ShortMessage = z.infer<typeof shortMessage>;

/** The messages of one turn: their time, and each in short. */
export const shortTurn = z.object({ a: time, m: z.array(shortMessage) });
export type ShortTurn = z.infer<typeof shortTurn>;

/** The messages in as many items as they need; each item has the key of its first message. */
export function turnItems(messages: readonly Message[]): readonly { readonly firstSeq: number; readonly written: Written }[] {
  const items = [];
  for (let first = 0; first < messages.length; first += MOST_OF_A_TURN) {
    const some = messages.slice(first, first + MOST_OF_A_TURN);
    items.push({ firstSeq: some[0]?.seq ?? 0, written: shortForm(shortenTurn(some)) });
  }
  return items;
}

/** Several turns, one behind the other, as one item. */
export function turnsItem(turns: readonly ShortTurn[]): Packed {
  return packedForm(turns.map(({ a, m }) => ({ a, m })));
}

export function shortenTurn(messages: readonly Message[]): ShortTurn {
  const { at = '' } = messages[0] ?? {};
  const best = bestOf(messages);
  return { a: shortTime(at), m: messages.map((one) => shorten(one, at, best)) };
}

export function lengthenTurn({ a, m }: ShortTurn, firstSeq: number): readonly Message[] {
  const at = longTime(a);
  const explanation = m.find(({ x }) => x !== undefined)?.x;
  const best = explanation && lengthenExplanation(explanation, '').candidates[0];
  return m.map((one, place) => lengthen(one, { seq: firstSeq + place, at, best }));
}

/**
 * The messages of an item, in order: one, as version 0.1.0 wrote them, or those of a turn, or of several.
 *
 * @param firstSeq the seq in the item's key
 * @throws MostradorError INTERNAL when it cannot be read
 */
export function messagesIn(written: Written, firstSeq: number): readonly Message[] {
  return contentOfEither<readonly Message[]>(written, {
    first: (content) => [checked(firstForm, content)],
    short: (content) => lengthenTurn(checked(shortTurn, content), firstSeq),
    packed: (content) => {
      let seq = firstSeq;
      return checked(z.array(shortTurn), content).flatMap((turn) => {
        const messages = lengthenTurn(turn, seq);
        seq += messages.length;
        return messages;
      });
    },
  });
}

type Candidate = Explanation['candidates'][number] | undefined;

/** The candidate that an answer of the turn is, as a rule. */
function bestOf(messages: readonly Message[]): Candidate {
  return messages.find(({ explanation }) => explanation !== undefined)?.explanation?.candidates[0];
}

function shorten(message: Message, turnAt: string, best: Candidate): ShortMessage {
  const { id, seq, at, author, kind, text, answer, choices, ticket, explanation, feedback } = message;
  const i = id === ownMessageId(seq) ? undefined : id;
  return compact({
    i,
    a: at === turnAt ? undefined : shortTime(at),
    r: author.role === usualRole(i) ? undefined : author.role,
    n: author.name,
    k: kind === usualKind(answer) ? undefined : kind,
    t: text,
    w: answer && shortenAnswer(answer, best),
    c: choices?.map(({ label, value }): [string, string] => [label, value]),
    v: ticket && shortenTicketView(ticket),
    x: explanation && shortenExplanation(explanation, text),
    f: feedback && ([feedback.messageId, feedback.helpful] as [string, boolean]),
  });
}

const usualRole = (id: string | undefined): Message['author']['role'] => (id === undefined ? 'bot' : 'customer');
const usualKind = (answer: object | undefined): Message['kind'] => (answer === undefined ? 'text' : 'answer');

function lengthen(
  { i, a, r, n, k, t, w, c, v, x, f }: ShortMessage,
  { seq, at, best }: { readonly seq: number; readonly at: string; readonly best: Candidate },
): Message {
  return compact({
    id: i ?? ownMessageId(seq),
    seq,
    at: a === undefined ? at : longTime(a),
    author: compact({ role: r ?? usualRole(i), name: n }),
    kind: k ?? usualKind(w),
    text: t,
    answer: w && lengthenAnswer(w, best),
    choices: c?.map(([label, value]) => ({ label, value })),
    ticket: v && lengthenTicketView(v),
    explanation: x && lengthenExplanation(x, t),
    feedback: f && { messageId: f[0], helpful: f[1] },
  });
}

type Answer = NonNullable<Message['answer']>;
type ShortAnswer = NonNullable<ShortMessage['w']>;

function shortenAnswer({ entryId, title, confidence, source, related }: Answer, best: Candidate): ShortAnswer {
  const others = related.map((other): [string, string] => [other.entryId, other.title]);
  const id = entryId === best?.entryId ? null : entryId;
  const own = confidence === best?.confidence ? null : confidence;
  return source === undefined ? [id, own, title, others] : [id, own, title, others, [source.title, source.url]];
}

function lengthenAnswer([id, own, title, others, source]: ShortAnswer, best: Candidate): Answer {
  return compact({
    entryId: id ?? best?.entryId ?? '',
    title,
    confidence: own ?? best?.confidence ?? 0,
    source: source && { title: source[0], url: source[1] },
    related: others.map(([other, its]) => ({ entryId: other, title: its })),
  });
}
