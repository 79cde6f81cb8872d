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
export function questionsOf({ messages, tickets }: ConversationRecord, now: Date): readonly Question[] {
  const openings = tickets.map(({ openedAt }) => Date.parse(openedAt));
  const asked = messages.filter(isQuestion);
  return asked.map((message, place): Question => {
    const atMs = Date.parse(message.at);
    const next = asked[place + 1];
    const topic = topicOf(message);
    const reply = replyTo(message, messages);
    const settledMs = atMs + SETTLED_AFTER_MS;
    const soon = messages.filter(({ seq, at }) => seq > message.seq && Date.parse(at) <= settledMs);
    const judgement = soon.findLast(({ feedback }) => feedback !== undefined && feedback.messageId === reply?.id);
    const end = endOf(message, judgement?.feedback?.helpful, cameBack(topic, atMs, soon.filter(isQuestion)));
    const untilMs = Math.min(settledMs, next === undefined ? Number.POSITIVE_INFINITY : Date.parse(next.at));
    const handedOver = openings.some((openedMs) => openedMs >= atMs && openedMs < untilMs);
    const isMiss = end === 'clarified' || end === 'refused' || end === 'wrong';
    const isLast = !soon.some((one) => one.author.role === 'customer' && one !== judgement);
    return {
      atMs,
      topic,
      end,
      ...(reply?.answer === undefined ? {} : { entryId: reply.answer.entryId }),
      handedOver,
      gaveUp: isMiss && isLast && !handedOver && now.getTime() - atMs >= LEFT_AFTER_MS,
    };
  });
}

function isQuestion({ author, explanation }: Message): boolean {
  return author.role === 'customer' && explanation !== undefined && ASKED.has(explanation.decision);
}

/** The first answer between the question and the customer's next message. */
function replyTo({ seq }: Message, messages: readonly Message[]): Message | undefined {
  const next = messages.find((one) => one.seq > seq && one.author.role === 'customer')?.seq ?? Number.POSITIVE_INFINITY;
  return messages.find((one) => one.seq > seq && one.seq < next && one.answer !== undefined);
}

function endOf({ explanation }: Message, helped: boolean | undefined, asksAgain: boolean): QuestionEnd {
  if (explanation?.decision === 'clarify') return 'clarified';
  if (explanation?.decision === 'fallback') return 'refused';
  if (explanation?.decision === 'handoff') return 'passedOn';
  if (helped !== undefined) return helped ? 'confirmed' : 'wrong';
  return asksAgain ? 'cameBack' : 'assumed';
}

function cameBack(topic: string, atMs: number, later: readonly Message[]): boolean {
  return later.some((message) => {
    const afterMs = Date.parse(message.at) - atMs;
    return topic !== '' && topicOf(message) === topic && afterMs >= SAME_VISIT_MS;
  });
}

/** An entry that was not even near says nothing about the topic. */
function topicOf({ explanation }: Message): string {
  const [best] = explanation?.candidates ?? [];
  if (explanation === undefined || best === undefined || best.confidence < explanation.thresholds.clarify) return '';
  return best.entryId.slice(0, Math.max(0, best.entryId.indexOf('/')));
}
