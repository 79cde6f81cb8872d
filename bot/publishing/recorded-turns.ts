import { compact } from '../model/compact';
import type { DecisionKind } from '../model/decision';
import type { EntryId } from '../model/entry';
import type { Language } from '../model/language';
import type { Message } from '../model/message';
import type { Clock, HelpFeedback, HelpFeedbackStore, RecentConversation, RecentConversations } from '../ports';

/** A question as it was asked, and what came of it. */
export interface RecordedTurn {
  readonly conversationId: string;
  readonly seq: number;
  /** ISO 8601. */
  readonly at: string;
  readonly language: Language;
  /** Without what tells who asked. */
  readonly text: string;
  readonly decision: DecisionKind;
  /** The entry that answered. */
  readonly entryId?: EntryId;
  /** What the customer said of the answer. */
  readonly helpful?: boolean;
  /** A ticket was opened after the answer, before anything else was answered. */
  readonly handedOver?: true;
  /** What a person answered, when the bot did not. */
  readonly staffAnswer?: string;
  /** Where it was said, when not in a conversation. */
  readonly place?: 'help';
}

/** Four weeks: older questions were asked of other knowledge. */
const RECENT_MS = 28 * 86_400_000;
/** As many messages as are read in a few seconds. */
const MAX_MESSAGES = 20_000;
const MAX_TURNS = 2_000;
/** Of these, what readers of help pages said: a click is quickly made, and must not displace what was asked. */
const MAX_HELP_TURNS = 500;
/** All turns together as JSON in UTF-8: an answer of the API may have 6 MB, in which each of its quotes is escaped once more. */
const MAX_BYTES = 2_000_000;
/** Words of the names that a customer gave. */
const MAX_NAME_WORDS = 40;

/** The latest questions of the last weeks, latest first, with those of readers whom a help page did not help. */
export async function recentTurns(ports: {
  readonly recent: RecentConversations;
  readonly helpFeedback: HelpFeedbackStore;
  readonly clock: Clock;
}): Promise<readonly RecordedTurn[]> {
  const since = new Date(ports.clock.now().getTime() - RECENT_MS).toISOString();
  const [conversations, feedback] = await Promise.all([
    ports.recent.listRecentConversations(since, MAX_MESSAGES),
    ports.helpFeedback.listHelpFeedback(since, MAX_TURNS),
  ]);
  const said = helpTurns(feedback).slice(0, MAX_HELP_TURNS);
  const asked = latestFirst(recordedTurns(conversations)).slice(0, MAX_TURNS - said.length);
  return latestFirst([...asked, ...said]);
}

const latestFirst = (turns: readonly RecordedTurn[]): readonly RecordedTurn[] =>
  [...turns].sort((a, b) => (a.at < b.at ? 1 : -1));

/** The first turns, as many as an answer of the API holds, however long they are. */
export function turnsThatFit(turns: readonly RecordedTurn[]): readonly RecordedTurn[] {
  const utf8 = new TextEncoder();
  let bytes = 0;
  const end = turns.findIndex((turn) => {
    bytes += utf8.encode(JSON.stringify(turn)).byteLength;
    return bytes > MAX_BYTES;
  });
  return end < 0 ? turns : turns.slice(0, end);
}

/** The questions of conversations; taps on choices and words about a ticket are none. */
export function recordedTurns(conversations: readonly RecentConversation[]): readonly RecordedTurn[] {
  return conversations.flatMap(({ id, messages }) => {
    const helpful = new Map(
      messages.flatMap(({ feedback }) => (feedback ? [[feedback.messageId, feedback.helpful] as const] : [])),
    );
    const names = wordsOf(messages.flatMap(({ author }) => (author.role === 'customer' ? (author.name ?? []) : [])));
    const agent = messages.find(({ author }) => author.role === 'agent');
    const offered = new Set(messages.flatMap(({ choices = [] }) => choices.map(({ label }) => label)));
    return messages.flatMap((message, place): RecordedTurn[] => {
      const { explanation, feedback, author, text, at, seq } = message;
      if (author.role !== 'customer' || explanation === undefined || feedback !== undefined || offered.has(text)) return [];
      if (explanation.decision === 'silent' || explanation.decision === 'added') return [];
      const answer = answerTo(messages, place);
      const isAnswered = answer?.answer !== undefined;
      return [
        compact({
          conversationId: id,
          seq,
          at,
          language: explanation.language,
          text: anonymous(text, names),
          decision: explanation.decision,
          entryId: answer?.answer?.entryId,
          helpful: answer && helpful.get(answer.id),
          handedOver: isAnswered && endsInTicket(messages, place) ? (true as const) : undefined,
          staffAnswer: isAnswered || agent === undefined || agent.seq < seq ? undefined : anonymous(agent.text, names),
        }),
      ];
    });
  });
}

/** Whether a ticket was opened after the answer to a message, before anything else was answered. */
function endsInTicket(messages: readonly Message[], place: number): boolean {
  const next = messages.findIndex(({ author }, other) => other > place && author.role === 'customer');
  if (next < 0) return false;
  const after = messages.slice(next);
  const ticket = after.findIndex(({ kind }) => kind === 'handoff');
  const answer = after.findIndex((message) => message.answer !== undefined);
  return ticket >= 0 && (answer < 0 || ticket < answer);
}

/** Pages that did not help, as questions: what was missing, or the question that the page is about. */
function helpTurns(feedback: readonly HelpFeedback[]): readonly RecordedTurn[] {
  return feedback
    .filter(({ helpful }) => !helpful)
    .map(({ id, at, language, entryId, question, missing }) => ({
      conversationId: id,
      seq: 0,
      at,
      language,
      text: missing ?? question,
      decision: 'answer',
      entryId,
      helpful: false,
      place: 'help',
    }));
}

/** The bot's answer that follows a message, before the customer writes again. */
function answerTo(messages: readonly Message[], place: number): Message | undefined {
  const next = messages.findIndex(({ author }, other) => other > place && author.role === 'customer');
  return messages.slice(place + 1, next < 0 ? undefined : next).find(({ answer }) => answer !== undefined);
}

/** Links and long numbers, which belong to somebody. */
const PERSONAL = /https?:\/\/\S+|(?:\d[\d\s./-]{2,}\d)/gu;
const GAP = '…';

/**
 * A text without mail addresses, links, long numbers and these words. A customer may write thousands of messages of one long
 * word, so each character is looked at a bounded number of times: an expression for what stands before an `@` would look
 * again from each.
 */
export function anonymous(text: string, words: readonly string[]): string {
  const plain = text.replace(/\S+/gu, (word) => (word.includes('@') ? GAP : word)).replace(PERSONAL, GAP);
  return words.reduce((said, word) => said.replaceAll(word, GAP), plain);
}

/** The words of names. A customer may give another name with each message. */
function wordsOf(names: readonly string[]): readonly string[] {
  const words = new Set([...new Set(names)].flatMap((name) => name.split(/\s+/)).filter((word) => word.length > 1));
  return [...words].slice(0, MAX_NAME_WORDS);
}
