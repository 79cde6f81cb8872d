import type { Service } from '../model/service';
import type { ActivePlace, Clock, ConversationRecord, InsightsStore, RecordStore, RollupProgress } from '../ports';
import { dayAfter, daysBetween, instantsOfDay, utcDaysOf } from '../time/day';
import { todayIn } from '../time/time-zone';
import { countDay } from './count-day';

export interface RollUpPorts {
  readonly store: InsightsStore;
  readonly clock: Clock;
}

export interface RollUpReport {
  /** The days that were counted, in order. */
  readonly days: readonly string[];
  /** Whether all that is due was counted; otherwise the next run goes on. */
  readonly complete: boolean;
}

/**
 * Whoever comes back within a week, and nearly every ticket, has changed the figures of a day by then. A ticket that changes
 * later amends the day of its opening when its conversation is written in.
 */
const AMENDED_FOR_DAYS = 8;
/** Days further back that wait to be counted again; the oldest are forgotten. */
const MOST_AMENDED = 400;
/** Conversations that are read at the same time. */
const AT_ONCE = 8;

/**
 * Counts what is due: each time today and yesterday; once a day the week before, because it changes for so long; and earlier
 * days whose tickets have changed. A run that is ended halfway is continued by the next.
 * @param until no further day is begun after this instant
 */
export async function rollUp(ports: RollUpPorts, service: Service, until: Date): Promise<RollUpReport> {
  const today = todayIn(service.calendar.timeZone, ports.clock.now());
  let progress = (await ports.store.loadRollupProgress()) ?? { through: '', amended: [] };
  const days = dueDays(progress, today);
  for (const [place, day] of days.entries()) {
    if (ports.clock.now() > until) return { days: days.slice(0, place), complete: false };
    const touched = await rollUpDay(ports, service, day);
    progress = {
      through: day < today && day > progress.through ? day : progress.through,
      amended: [...new Set([...progress.amended, ...touched])]
        .filter((one) => one !== day)
        .sort()
        .slice(-MOST_AMENDED),
    };
    await ports.store.saveRollupProgress(progress);
  }
  return { days, complete: true };
}

function dueDays({ through, amended }: RollupProgress, today: string): readonly string[] {
  const yesterday = dayAfter(today, -1);
  const week = dayAfter(today, -AMENDED_FOR_DAYS);
  const from = through >= yesterday ? yesterday : through === '' || week < through ? week : dayAfter(through, 1);
  return [...new Set([...amended, ...daysBetween(from, today)])].sort();
}

/**
 * Counts a day anew from its conversations, and replaces what was counted of it: any number of runs, also at the same time,
 * leave the same figures.
 * @returns earlier days whose tickets or questions changed on this day
 */
export async function rollUpDay({ store, clock }: RollUpPorts, service: Service, day: string): Promise<readonly string[]> {
  const period = instantsOfDay(service.calendar.timeZone, day);
  const count = countDay(day, period, clock.now());
  const earlier = new Set<string>();
  for await (const places of activePlaces(store, utcDaysOf(period))) {
    for (const record of await Promise.all(places.map((place) => store.loadRecord(place)))) {
      if (record === undefined) continue;
      count.add(record);
      for (const opened of openingDays(record, service)) if (opened < dayAfter(day, -AMENDED_FOR_DAYS)) earlier.add(opened);
    }
  }
  await store.saveRollup(count.rollup());
  return [...earlier].sort();
}

/** The conversations of some days, each once, a few at a time. */
async function* activePlaces(store: RecordStore, days: readonly string[]): AsyncGenerator<readonly ActivePlace[]> {
  const seen = new Set<string>();
  for (const day of days) {
    let cursor: string | undefined;
    do {
      const page = await store.listActive(day, cursor);
      const fresh = page.places.filter(({ conversationId }) => !seen.has(conversationId));
      for (const { conversationId } of fresh) seen.add(conversationId);
      for (let first = 0; first < fresh.length; first += AT_ONCE) yield fresh.slice(first, first + AT_ONCE);
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
}

function openingDays({ tickets }: ConversationRecord, { calendar }: Service): readonly string[] {
  return tickets.map(({ openedAt }) => todayIn(calendar.timeZone, new Date(openedAt)));
}
