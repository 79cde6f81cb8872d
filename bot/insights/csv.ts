import { DURATIONS, FIGURES } from '../model/rollup';
import type { Figures, Insights } from './read-insights';

/** Excel and its like take a cell that begins like this for a formula. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/**
 * Figures as a table by RFC 4180: the total first, then a row for each part. Durations are in seconds. A byte-order mark comes
 * first, because without it spreadsheets read UTF-8 as something else.
 */
export function insightsCsv({ from, to, total, groups }: Insights): string {
  const head = ['part', ...FIGURES, ...DURATIONS.flatMap((name) => [`${name}Median`, `${name}P90`])];
  const rows = [{ key: `${from}/${to}`, ...total }, ...groups].map(({ key, ...figures }) => [key, ...cellsOf(figures)]);
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cellsOf({ counts, durations }: Figures): readonly string[] {
  const seconds = (ms: number | undefined) => (ms === undefined ? '' : String(Math.round(ms / 1_000)));
  return [
    ...FIGURES.map((name) => String(counts[name] ?? 0)),
    ...DURATIONS.flatMap((name) => [seconds(durations[name]?.median), seconds(durations[name]?.p90)]),
  ];
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
