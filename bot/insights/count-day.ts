import type { EntryId } from '../model/entry';
import type { EntryCounts, FigureName, Rollup, Row, RowKey, Sums } from '../model/rollup';
import type { ConversationRecord } from '../ports';
import type { Interval } from '../time/time-zone';
import { addEntryCounts, addSums, NO_SUMS } from './add';
import { sumsOfTicket } from './count-tickets';
import { type Question, questionsOf } from './questions';

/** Counts one day, conversation by conversation, in memory that does not grow with their number. */
export interface DayCount {
  /** To be called once for each conversation in which something was written on that day. */
  add(record: ConversationRecord): void;
  rollup(): Rollup;
}

/**
 * @param period the instants of the day
 * @param now what has not had the time to happen by then counts as not happened
 */
export function countDay(day: string, period: Interval, now: Date): DayCount {
  const rows = new Map<string, Row>();
  const entries = new Map<EntryId, EntryCounts>();
  const people = new Map<string, Sums>();
  const isIn = (atMs: number) => atMs >= period.fromMs && atMs < period.toMs;

  function addToRow(key: RowKey, sums: Sums): void {
    const name = [key.language, key.channel, key.topic].join(' ');
    rows.set(name, { ...key, ...addSums(rows.get(name) ?? NO_SUMS, sums) });
  }

  function addQuestion(record: ConversationRecord, question: Question): void {
    const { topic, end, gaveUp, entryId, handedOver } = question;
    const names: readonly FigureName[] = ['questions', end, ...(gaveUp ? (['gaveUp'] as const) : [])];
    addToRow({ ...keyOf(record), topic }, { counts: Object.fromEntries(names.map((name) => [name, 1])), durations: {} });
    if (entryId === undefined) return;
    entries.set(
      entryId,
      addEntryCounts(entries.get(entryId), {
        asked: 1,
        helped: end === 'confirmed' ? 1 : 0,
        didNot: end === 'wrong' ? 1 : 0,
        handedOver: handedOver ? 1 : 0,
      }),
    );
  }

  return {
    add(record) {
      const { messages, tickets, rating } = record;
      if (messages.some(({ author, at }) => author.role === 'customer' && isIn(Date.parse(at))))
        addToRow({ ...keyOf(record), topic: '' }, { counts: { conversations: 1 }, durations: {} });
      for (const question of questionsOf(record, now)) if (isIn(question.atMs)) addQuestion(record, question);
      for (const ticket of tickets) {
        if (!isIn(Date.parse(ticket.openedAt))) continue;
        const own = rating?.ticketNumber === ticket.number ? rating : undefined;
        const sums = sumsOfTicket(ticket, own, now);
        const { language, channel, topic = '', assignee } = ticket;
        addToRow({ language, channel, topic }, sums);
        if (assignee !== undefined) people.set(assignee.login, addSums(people.get(assignee.login) ?? NO_SUMS, sums));
      }
    },
    rollup: () => ({
      day,
      rows: [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
      entries: Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1))),
      people: Object.fromEntries([...people].sort(([a], [b]) => (a < b ? -1 : 1))),
    }),
  };
}

const keyOf = ({ conversation: { language, channel } }: ConversationRecord): Omit<RowKey, 'topic'> => ({ language, channel });
