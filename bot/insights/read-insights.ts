import type { EntryId } from '../model/entry';
import { MostradorError } from '../model/errors';
import type { KnowledgeBase } from '../model/knowledge-base';
import type { Language } from '../model/language';
import type { Channel } from '../model/message';
import {
  type Counts,
  DURATIONS,
  type DurationName,
  type EntryCounts,
  type Grouping,
  type Rollup,
  type Row,
  type Sums,
} from '../model/rollup';
import type { Clock, RollupStore } from '../ports';
import { type Actor, authorize, EVERYBODY, type Permission } from '../tickets/authorize';
import { dayAfter, daysBetween, isDay, mondayOf } from '../time/day';
import { todayIn } from '../time/time-zone';
import { addSums, countsByEntry, NO_SUMS } from './add';
import { quantile, sizeOf } from './histogram';

export const READ_INSIGHTS: Permission = { action: 'insights.read', roles: EVERYBODY };

export interface InsightsQuery {
  /** `YYYY-MM-DD` in the organisation's time zone; both ends are inclusive. */
  readonly from: string;
  readonly to: string;
  readonly by: Grouping;
  readonly language?: Language;
  readonly channel?: Channel;
  readonly topic?: string;
}

export interface Duration {
  readonly count: number;
  /** In milliseconds. */
  readonly median: number;
  readonly p90: number;
}

/** Figures of a range or of a part of it. */
export interface Figures {
  readonly counts: Counts;
  readonly durations: Readonly<Partial<Record<DurationName, Duration>>>;
}

export interface Insights {
  readonly from: string;
  readonly to: string;
  readonly total: Figures;
  /** The range of the same length before. */
  readonly before: Figures;
  readonly groups: readonly ({ readonly key: string } & Figures)[];
  readonly entries: readonly ({ readonly entryId: EntryId } & EntryCounts)[];
  /** Oneself; of all, for a lead. */
  readonly people: readonly ({ readonly login: string } & Figures)[];
}

/** A year and a day, so that a year can be compared with the one before. */
const MOST_DAYS = 366;
/** Entries that were asked most. */
const MOST_ENTRIES = 500;

/**
 * The figures of a range, in total and split, with those of the range before.
 * @throws MostradorError FORBIDDEN; INVALID_REQUEST for a range the wrong way round, too long, or in the future
 */
export async function readInsights(
  { store, clock }: { readonly store: RollupStore; readonly clock: Clock },
  actor: Actor,
  { service, entries }: Pick<KnowledgeBase, 'service' | 'entries'>,
  query: InsightsQuery,
): Promise<Insights> {
  authorize(actor, READ_INSIGHTS);
  const { from, to } = query;
  const days = lengthOf(query, todayIn(service.calendar.timeZone, clock.now()));
  const found = await store.listRollups(dayAfter(from, -days), to);
  const rollups = found.filter(({ day }) => day >= from);
  const rows = rowsOf(rollups, query);
  const groups = new Map<string, Sums>();
  for (const { day, row } of rows) {
    const key = groupOf(query.by, day, row);
    groups.set(key, addSums(groups.get(key) ?? NO_SUMS, row));
  }
  return {
    from,
    to,
    total: figuresOf(sumOf(rows)),
    before: figuresOf(
      sumOf(
        rowsOf(
          found.filter(({ day }) => day < from),
          query,
        ),
      ),
    ),
    groups: [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, sums]) => ({ key, ...figuresOf(sums) })),
    entries: mostAsked(countsByEntry(rollups, entries)),
    people: peopleOf(rollups, actor),
  };
}

/** @returns the length of the range in days */
function lengthOf({ from, to }: InsightsQuery, today: string): number {
  const refuse = (what: string) => new MostradorError('INVALID_REQUEST', what);
  for (const [name, day] of Object.entries({ from, to }))
    if (!isDay(day)) throw refuse(`${name}: not a day of the calendar, written like 2026-11-30.`);
  if (to < from) throw refuse('to: before `from`; exchange the two.');
  if (from > today) throw refuse(`from: in the future; today is ${today}.`);
  if (dayAfter(from, MOST_DAYS) <= to) throw refuse(`to: a range may have ${MOST_DAYS} days at most.`);
  return daysBetween(from, to).length;
}

interface DayRow {
  readonly day: string;
  readonly row: Row;
}

function rowsOf(rollups: readonly Rollup[], { language, channel, topic }: InsightsQuery): readonly DayRow[] {
  const matches = (row: Row) =>
    (language === undefined || row.language === language) &&
    (channel === undefined || row.channel === channel) &&
    (topic === undefined || row.topic === topic);
  return rollups.flatMap(({ day, rows }) => rows.filter(matches).map((row) => ({ day, row })));
}

const sumOf = (rows: readonly DayRow[]): Sums => rows.reduce((sum, { row }) => addSums(sum, row), NO_SUMS);

function groupOf(by: Grouping, day: string, row: Row): string {
  if (by === 'day') return day;
  if (by === 'month') return day.slice(0, 'YYYY-MM'.length);
  if (by === 'week') return mondayOf(day);
  return row[by];
}

function figuresOf({ counts, durations }: Sums): Figures {
  const shown: Partial<Record<DurationName, Duration>> = {};
  for (const name of DURATIONS) {
    const histogram = durations[name];
    if (histogram === undefined) continue;
    const [median, p90] = [quantile(histogram, 0.5), quantile(histogram, 0.9)];
    if (median !== undefined && p90 !== undefined)
      shown[name] = { count: sizeOf(histogram), median: Math.round(median), p90: Math.round(p90) };
  }
  return { counts, durations: shown };
}

function mostAsked(counted: ReadonlyMap<EntryId, EntryCounts>): Insights['entries'] {
  return [...counted]
    .map(([entryId, counts]) => ({ entryId, ...counts }))
    .sort((a, b) => b.asked - a.asked || (a.entryId < b.entryId ? -1 : 1))
    .slice(0, MOST_ENTRIES);
}

/** Nobody sees a colleague's figures; a lead sees those of the team. */
function peopleOf(rollups: readonly Rollup[], actor: Actor): Insights['people'] {
  const sums = new Map<string, Sums>();
  for (const { people } of rollups)
    for (const [login, own] of Object.entries(people))
      if (login === actor.login || actor.role !== 'staff') sums.set(login, addSums(sums.get(login) ?? NO_SUMS, own));
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([login, own]) => ({ login, ...figuresOf(own) }));
}
