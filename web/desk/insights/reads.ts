import type { QueryObserverResult } from '@tanstack/react-query';
import { insightsCsv } from '../../../bot/insights/csv';
import type { InsightsQuery } from '../../../bot/insights/read-insights';
import type { Grouping } from '../../../bot/model/rollup';
import { read } from '../api/as-staff';
import { useQuery } from '../api/query';
import type { Insights } from '../api/types';

export type Range = Pick<InsightsQuery, 'from' | 'to'> & { readonly by: Grouping };

const DAY_MS = 86_400_000;

/** The last days up to today, by the reader's clock. */
export function lastDays(days: number, by: Grouping = 'day'): Range {
  const local = (ms: number) => new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  return { from: local(Date.now() - (days - 1) * DAY_MS), to: local(Date.now()), by };
}

/** Figures change every half hour at most. */
export function useInsights(range: Range): QueryObserverResult<Insights> {
  return useQuery<Insights>({
    queryKey: ['insights', range.from, range.to, range.by],
    queryFn: () => read<Insights>(`/v1/insights?${new URLSearchParams({ ...range })}`),
    staleTime: 60_000,
    retry: false,
  });
}

/** Saves the figures as a file of the reader's. */
export function saveCsv(insights: Insights): void {
  const url = URL.createObjectURL(new Blob([insightsCsv(insights)], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `insights-${insights.from}-${insights.to}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
