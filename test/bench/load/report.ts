import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { PhaseResult } from './phase';
import type { ProcessorMs } from './stack';

export interface Measured {
  readonly rows: readonly { readonly name: string; readonly result: PhaseResult; readonly processorMs: ProcessorMs }[];
  readonly overload?: { readonly peak: number; readonly result: PhaseResult };
  readonly memory?: { readonly requests: number; readonly megabytes: readonly number[] };
}

const RESULTS = join(__dirname, '../RESULTS.md');
const HEADING = '# What one machine serves';

export interface Results {
  readonly now: Measured;
  /** The same of an earlier version, measured just before. */
  readonly before?: Measured;
  /** How many other programs wanted the processor when the measurement began. */
  readonly othersLoad: number;
}

/** Markdown tables of the figures. */
export function report({ now, before }: Results): string {
  if (before === undefined) return tables(now);
  return ['## Before', '', tables(before), '', '## Now', '', tables(now)].join('\n');
}

function tables({ rows, overload, memory }: Measured): string {
  return [
    '| load | turns/s | p50 ms | p99 ms | news/s | p50 ms | p99 ms | refused | failed | processor ms a turn or read: gateway + functions + table |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map(row),
    ...(overload === undefined ? [] : ['', overloadLine(overload)]),
    ...(memory === undefined ? [] : ['', memoryLine(memory)]),
  ].join('\n');
}

function row({ name, result: { turns, reads }, processorMs }: Measured['rows'][number]): string {
  // Where both run, a read is too small to be told from a turn.
  const requests = turns.served > 0 ? turns.served : reads.served;
  const each = [processorMs.gateway, processorMs.functions, processorMs.table].map((ms) => (ms / requests).toFixed(1));
  const cells = [
    name,
    ...(turns.sent > 0 ? [whole(turns.perSecond), whole(turns.p50), whole(turns.p99)] : ['', '', '']),
    ...(reads.sent > 0 ? [whole(reads.perSecond), whole(reads.p50), whole(reads.p99)] : ['', '', '']),
    String(turns.refused + reads.refused),
    String(turns.failed + reads.failed),
    each.join(' + '),
  ];
  return `| ${cells.join(' | ')} |`;
}

function overloadLine({
  peak,
  result: { seconds, turns, clientMs, recoveredMs = 0 },
}: NonNullable<Measured['overload']>): string {
  return (
    `Ten times the peak of ${whole(peak)} turns/s for ${seconds} s, sent whether or not earlier messages were answered: ` +
    `${whole(turns.perSecond)} turns/s served (${whole((turns.perSecond / peak) * 100)} % of the peak; p50 ${whole(turns.p50)} ms, p99 ${whole(turns.p99)} ms), ` +
    `${turns.refused} refused (p50 ${whole(turns.refusedP50)} ms, p99 ${whole(turns.refusedP99)} ms, slowest ${whole(turns.refusedMax)} ms), ` +
    `${turns.failed} failed; served normally again after ${(recoveredMs / 1_000).toFixed(1)} s. ` +
    `The load client itself took ${whole(clientMs / seconds)} ms of processor time a second.`
  );
}

function memoryLine({ requests, megabytes }: NonNullable<Measured['memory']>): string {
  const shown = [megabytes[0] ?? 0, megabytes[1] ?? 0, Math.max(...megabytes), megabytes.at(-1) ?? 0].map(whole);
  return `Resident memory of all processes over ${requests} requests: ${shown[0]} MB before, ${shown[1]} MB after the first tenth or so, at most ${shown[2]} MB, ${shown[3]} MB at the end.`;
}

/** Replaces the section of RESULTS.md; its text up to the next heading of the same level is overwritten. */
export async function writeReport(results: Results): Promise<void> {
  const text = await readFile(RESULTS, 'utf8');
  const begin = text.indexOf(`${HEADING}\n`);
  const next = begin === -1 ? -1 : text.indexOf('\n# ', begin + 1);
  const before = begin === -1 ? `${text.trimEnd()}\n\n` : text.slice(0, begin);
  const after = next === -1 ? '' : text.slice(next);
  await writeFile(RESULTS, `${before}${section(results)}${after}`);
}

function section(results: Results): string {
  const { length, 0: first } = cpus();
  const machine = `${length} cores (${first?.model.trim() ?? 'unknown'}), ${process.platform}, Node ${process.version}`;
  return `${HEADING}

\`npm run bench:load\` on ${new Date().toISOString().slice(0, 10)}: ${machine}; the load client ran on the same machine,
where the load of other programs was ${results.othersLoad.toFixed(1)} at the start. A turn is a question that is answered and committed to disk; a
writer sends the next one as soon as the last was answered, 20 to a conversation. News are read with \`If-None-Match\`, 32 readers at once where they are alone. Each conversation has an address of its own (\`EDGE_KEY\` and
\`x-forwarded-for\`), and \`MESSAGES_PER_MINUTE\` is raised. Processor time where news are read beside turns is that of both, per turn.

${report(results)}
`;
}

function whole(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value)) : 'never';
}
