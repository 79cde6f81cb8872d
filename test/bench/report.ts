/** Figures as text. */
import type { Bin } from './metrics';

export interface Figures {
  readonly set: string;
  readonly engine: string;
  readonly entries: number;
  readonly phrases: number;
  readonly questions: number;
  readonly top1: number;
  readonly top3: number;
  readonly auroc: number;
  readonly shipped: { readonly inScope: number; readonly outOfScope: number; readonly answered: number } | undefined;
  readonly larson: { readonly inScope: number; readonly outOfScope: number };
  readonly precision70: number | undefined;
  readonly calibrationError: number | undefined;
  readonly reliability: readonly Bin[] | undefined;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly buildMs: number;
  /** Processor time: what the build takes on a machine that does nothing else. */
  readonly buildCpuMs: number;
  readonly heapMb: number;
  readonly snapshotMb: number | undefined;
  readonly loadMs: number | undefined;
}

const percent = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? '–' : (100 * value).toFixed(1));
const pair = (one: number, other: number) => `${percent(one)} / ${percent(other)}`;
const fixed = (value: number | undefined, digits: number) => (value === undefined ? '–' : value.toFixed(digits));

const COLUMNS: readonly (readonly [string, (row: Figures) => string])[] = [
  ['set', (row) => row.set],
  ['engine', (row) => row.engine],
  ['phrases', (row) => String(row.phrases)],
  ['top-1', (row) => percent(row.top1)],
  ['top-3', (row) => percent(row.top3)],
  ['AUROC', (row) => percent(row.auroc)],
  ['shipped: in / OOS', (row) => (row.shipped ? pair(row.shipped.inScope, row.shipped.outOfScope) : '–')],
  ['answered', (row) => percent(row.shipped?.answered)],
  ['Larson: in / OOS', (row) => pair(row.larson.inScope, row.larson.outOfScope)],
  ['right at p ≥ 0.7', (row) => percent(row.precision70)],
  ['ECE', (row) => fixed(row.calibrationError, 3)],
  ['p50 ms', (row) => fixed(row.p50Ms, 2)],
  ['p99 ms', (row) => fixed(row.p99Ms, 2)],
  ['build s', (row) => fixed(row.buildMs / 1_000, 1)],
  ['build CPU s', (row) => fixed(row.buildCpuMs / 1_000, 1)],
  ['heap MB', (row) => fixed(row.heapMb, 0)],
  ['snapshot MB', (row) => fixed(row.snapshotMb, 1)],
  ['load ms', (row) => fixed(row.loadMs, 1)],
];

/** A Markdown table, a row per set and engine. */
export function table(rows: readonly Figures[]): string {
  const lines = [COLUMNS.map(([title]) => title), COLUMNS.map(() => '---')];
  for (const row of rows) lines.push(COLUMNS.map(([, cell]) => cell(row)));
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const PLOT_WIDTH = 40;

/** A line per bin: how sure it was (`|`) and how often it was right (the bar). */
export function plot(bins: readonly Bin[]): string {
  return bins
    .map(({ weight, confidence, right }, i) => {
      const range = `${(i / 10).toFixed(1)}–${((i + 1) / 10).toFixed(1)}`;
      if (weight === 0) return `${range}  (none)`;
      const bar = [...'█'.repeat(Math.round(right * PLOT_WIDTH)).padEnd(PLOT_WIDTH + 1)];
      bar[Math.round(confidence * PLOT_WIDTH)] = '|';
      return `${range}  ${bar.join('')} right ${percent(right).padStart(5)} %, sure ${percent(confidence).padStart(5)} %, share ${percent(weight).padStart(5)} %`;
    })
    .join('\n');
}
