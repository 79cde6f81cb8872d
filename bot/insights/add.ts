import { presentId } from '../knowledge/former-ids';
import type { Entry, EntryId } from '../model/entry';
import type { Counts, DurationName, EntryCounts, FigureName, Histogram, Rollup, Sums } from '../model/rollup';
import { addHistograms } from './histogram';

export const NO_SUMS: Sums = { counts: {}, durations: {} };

export function addCounts(a: Counts, b: Counts): Counts {
  const sum: Partial<Record<FigureName, number>> = { ...a };
  for (const [name, count] of Object.entries(b) as [FigureName, number][]) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

export function addSums(a: Sums, b: Sums): Sums {
  const durations: Partial<Record<DurationName, Histogram>> = { ...a.durations };
  for (const [name, histogram] of Object.entries(b.durations) as [DurationName, Histogram][])
    durations[name] = addHistograms(durations[name] ?? {}, histogram);
  return { counts: addCounts(a.counts, b.counts), durations };
}

/** How entries did, by the ids that they have now: what was counted before an entry was renamed is the entry's own. */
export function countsByEntry(
  rollups: readonly Pick<Rollup, 'entries'>[],
  entries: readonly Pick<Entry, 'id' | 'formerly'>[],
): ReadonlyMap<EntryId, EntryCounts> {
  const idNow = presentId(entries);
  const sums = new Map<EntryId, EntryCounts>();
  for (const rollup of rollups)
    for (const [counted, counts] of Object.entries(rollup.entries)) {
      const id = idNow(counted);
      sums.set(id, addEntryCounts(sums.get(id), counts));
    }
  return sums;
}

export function addEntryCounts(a: EntryCounts | undefined, b: EntryCounts): EntryCounts {
  if (a === undefined) return b;
  return {
    asked: a.asked + b.asked,
    helped: a.helped + b.helped,
    didNot: a.didNot + b.didNot,
    handedOver: a.handedOver + b.handedOver,
  };
}
