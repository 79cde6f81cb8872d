import type { DecisionKind } from '../model/decision';
import type { EntryId } from '../model/entry';
import type { Message } from '../model/message';
import type { ConversationRecord } from '../ports';
import { DAY_MS } from '../time/day';

/** How a question ended. */
export type QuestionEnd = 'confirmed' | 'wrong' | 'cameBack' | 'assumed' | 'clarified' | 'refused' | 'passedOn';

export interface Question {
  readonly atMs: number;
  /** The topic of the entry that it was about or nearly about; empty when none is known. */
  readonly topic: string;
  readonly end: QuestionEnd;
  /** The entry that it was answered with. */
  readonly entryId?: EntryId;
  /** A ticket was opened after it, before anything else was answered. */
  readonly handedOver: boolean;
  /** The customer left after it, with a miss and without another word for a week. */
  readonly gaveUp: boolean;
}

/** Decisions about a question; the others are about small talk, or about nothing that was asked. */
const ASKED: ReadonlySet<DecisionKind> = new Set(['answer', 'clarify', 'fallback', 'handoff']);

/** Asking about the same topic this long after an answer is coming back; earlier, it is the same visit. */
const SAME_VISIT_MS = 3_600_000;
/** What comes later than this after a question does not change how it ended. */
const SETTLED_AFTER_MS = 7 * DAY_MS;
/** Who has not written for so long after a miss has left. */
const LEFT_AFTER_MS = DAY_MS;

/**
 * The questions of a conversation, in order, each with its end.
 * @param now what has not had the time to happen by then counts as not happened
 */
export function questionsOf(
  { messages, tickets }: Pick<ConversationRecord, 'messages' | 'tickets'>,
  now: Date,
): readonly Question[] {
  const openings = tickets.map(({ openedAt }) => Date.parse(openedAt));
  const thread = threadOf(messages);
  const asked = messages.flatMap((message, place) => (isQuestion(message) ? [{ message, place }] : []));
  return asked.map(({ message, place }, nr): Question => {
    const atMs = thread.timesMs[place] ?? 0;
    const nextMs = thread.timesMs[asked[nr + 1]?.place ?? messages.length];
    const topic = topicOf(message);
    const reply = replyTo(thread, place);
    const settledMs = atMs + SETTLED_AFTER_MS;
    const judgement = judgementOf(thread, reply, { after: place, untilMs: settledMs });
    const helped = judgement === undefined ? undefined : messages[judgement]?.feedback?.helpful;
    const end = endOf(message, helped, cameBack(thread, topic, atMs));
    const untilMs = Math.min(settledMs, nextMs ?? Number.POSITIVE_INFINITY);
    const handedOver = openings.some((openedMs) => openedMs >= atMs && openedMs < untilMs);
    const isMiss = end === 'clarified' || end === 'refused' || end === 'wrong';
    return {
      atMs,
      topic,
      end,
      ...(reply?.answer === undefined ? {} : { entryId: reply.answer.entryId }),
      handedOver,
      gaveUp: isMiss && !handedOver && !saysMore(thread, place, judgement) && now.getTime() - atMs >= LEFT_AFTER_MS,
    };
  });
}

/**
 * What is looked up for each question. A customer may ask thousands of times, so it is made once, and no question looks
 * through all messages.
 */
interface Thread {
  readonly messages: readonly Message[];
  /** When each message was written. */
  readonly timesMs: readonly number[];
  /** For each message, the place of the customer's next one; the number of messages when there is none. */
  readonly nextOfCustomer: readonly number[];
  /** Places of what was said of an answer, by its id. */
  readonly judgements: ReadonlyMap<string, readonly number[]>;
  /** When there were questions of a topic, earliest first. */
  readonly askedMs: ReadonlyMap<string, readonly number[]>;
}

function threadOf(messages: readonly Message[]): Thread {
  const timesMs = messages.map(({ at }) => Date.parse(at));
  const nextOfCustomer: number[] = [];
  let next = messages.length;
  for (let place = messages.length - 1; place >= 0; place--) {
    nextOfCustomer[place] = next;
    if (messages[place]?.author.role === 'customer') next = place;
  }
  const judgements = new Map<string, number[]>();
  const askedMs = new Map<string, number[]>();
  for (const [place, message] of messages.entries()) {
    if (message.feedback !== undefined) listed(judgements, message.feedback.messageId).push(place);
    if (isQuestion(message)) listed(askedMs, topicOf(message)).push(timesMs[place] ?? 0);
  }
  for (const times of askedMs.values()) times.sort((a, b) => a - b);
  return { messages, timesMs, nextOfCustomer, judgements, askedMs };
}

function listed(lists: Map<string, number[]>, name: string): number[] {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}

function isQuestion({ author, explanation }: Message): boolean {
  return author.role === 'customer' && explanation !== undefined && ASKED.has(explanation.decision);
}

/** The first answer between the question and the customer's next message. */
function replyTo({ messages, nextOfCustomer }: Thread, place: number): Message | undefined {
  return messages.slice(place + 1, nextOfCustomer[place]).find(({ answer }) => answer !== undefined);
}

/** The place of the last that the customer said of an answer in time. */
function judgementOf(
  { timesMs, judgements }: Thread,
  reply: Message | undefined,
  { after, untilMs }: { readonly after: number; readonly untilMs: number },
): number | undefined {
  const said = reply === undefined ? [] : (judgements.get(reply.id) ?? []);
  return said.findLast((place) => place > after && (timesMs[place] ?? 0) <= untilMs);
}

/** Whether the customer wrote anything but the judgement in the time after a message. */
function saysMore({ timesMs, nextOfCustomer }: Thread, place: number, judgement: number | undefined): boolean {
  const first = nextOfCustomer[place] ?? timesMs.length;
  const next = first === judgement ? nextOfCustomer[first] : first;
  return (timesMs[next ?? timesMs.length] ?? Number.POSITIVE_INFINITY) <= (timesMs[place] ?? 0) + SETTLED_AFTER_MS;
}

function endOf({ explanation }: Message, helped: boolean | undefined, asksAgain: boolean): QuestionEnd {
  if (explanation?.decision === 'clarify') return 'clarified';
  if (explanation?.decision === 'fallback') return 'refused';
  if (explanation?.decision === 'handoff') return 'passedOn';
  if (helped !== undefined) return helped ? 'confirmed' : 'wrong';
  return asksAgain ? 'cameBack' : 'assumed';
}

/** Whether the same topic was asked about again, on another visit. */
function cameBack({ askedMs }: Thread, topic: string, atMs: number): boolean {
  const times = topic === '' ? [] : (askedMs.get(topic) ?? []);
  let [from, to] = [0, times.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((times[middle] ?? 0) < atMs + SAME_VISIT_MS) from = middle + 1;
    else to = middle;
  }
  return (times[from] ?? Number.POSITIVE_INFINITY) <= atMs + SETTLED_AFTER_MS;
}

/** An entry that was not even near says nothing about the topic. */
function topicOf({ explanation }: Message): string {
  const [best] = explanation?.candidates ?? [];
  if (explanation === undefined || best === undefined || best.confidence < explanation.thresholds.clarify) return '';
  return best.entryId.slice(0, Math.max(0, best.entryId.indexOf('/')));
}
