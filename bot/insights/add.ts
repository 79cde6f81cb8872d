import type { Counts, DurationName, EntryCounts, FigureName, Histogram, Sums } from '../model/rollup';
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

export function addEntryCounts(a: EntryCounts | undefined, b: EntryCounts): EntryCounts {
  if (a === undefined) return b;
  return {
    asked: a.asked + b.asked,
    helped: a.helped + b.helped,
    didNot: a.didNot + b.didNot,
    handedOver: a.handedOver + b.handedOver,
  };
}
