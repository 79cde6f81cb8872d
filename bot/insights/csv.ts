import { DURATIONS, FIGURES } from '../model/rollup';
import { csvCell } from '../text/csv-cell';
import type { Figures, Insights } from './read-insights';

/**
 * Figures as a table by RFC 4180: the total first, then a row for each part. Durations are in seconds. A byte-order mark comes
 * first, because without it spreadsheets read UTF-8 as something else.
 */
export function insightsCsv({ from, to, total, groups }: Insights): string {
  const head = ['part', ...FIGURES, ...DURATIONS.flatMap((name) => [`${name}Median`, `${name}P90`])];
  const rows = [{ key: `${from}/${to}`, ...total }, ...groups].map(({ key, ...figures }) => [key, ...cellsOf(figures)]);
  return `\uFEFF${[head, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function cellsOf({ counts, durations }: Figures): readonly string[] {
  const seconds = (ms: number | undefined) => (ms === undefined ? '' : String(Math.round(ms / 1_000)));
  return [
    ...FIGURES.map((name) => String(counts[name] ?? 0)),
    ...DURATIONS.flatMap((name) => [seconds(durations[name]?.median), seconds(durations[name]?.p90)]),
  ];
}
