/** `npm run bench`: measures the matcher and its peers on labelled questions. See RESULTS.md for how to repeat its figures. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ANSWER_FROM, decide } from './decide';
import { type EngineName, engines } from './engines';
import * as metrics from './metrics';
import { type Figures, plot, table } from './report';
import { grow } from './scale';
import { type LabelledSet, type Question, readSets } from './sets';
import { halves, withoutEntries, withShots, withTypos } from './variations';

const { values: flags } = parseArgs({
  options: {
    set: { type: 'string', multiple: true, default: [] },
    shots: { type: 'string' },
    seed: { type: 'string', default: '1' },
    typos: { type: 'string' },
    'hold-out-entries': { type: 'string' },
    engines: { type: 'string', default: 'mostrador' },
    scale: { type: 'string' },
    json: { type: 'string' },
    predictions: { type: 'string' },
  },
});
/** The number of a flag. Throws what is wrong with it. */
function number(name: keyof typeof flags, wanted: string, isRight: (value: number) => boolean): number {
  const value = Number(flags[name]);
  if (flags[name] === '' || !isRight(value)) throw new Error(`--${name} is ${wanted}, not ${JSON.stringify(flags[name])}`);
  return value;
}

const count = (name: keyof typeof flags) =>
  number(name, 'a whole number from 1 on', (value) => Number.isInteger(value) && value > 0);
const seed = Number(flags.seed);

const progress = (text: string) => process.stderr.write(`${text}\n`);

// Without a collection first, "heap" would mostly be what the build has left behind.
setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

function heapMb(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function vary(set: LabelledSet): LabelledSet {
  let varied = set;
  const marks: string[] = [];
  if (flags['hold-out-entries']) {
    varied = withoutEntries(
      varied,
      number('hold-out-entries', 'a share between 0 and 1', (value) => value > 0 && value < 1),
      seed,
    );
    marks.push(`${flags['hold-out-entries']} held out`);
  }
  if (flags.shots) {
    varied = withShots(varied, count('shots'), seed);
    marks.push(`${flags.shots} phrases an entry`);
  }
  if (flags.typos) {
    varied = withTypos(varied, count('typos'), seed);
    marks.push(`${flags.typos} typos`);
  }
  return { ...varied, variation: marks.join(', ') };
}

async function measure(set: LabelledSet, name: EngineName): Promise<Figures> {
  const title = set.variation ? `${set.name}, ${set.variation}` : set.name;
  progress(`${title}: ${name}: building`);
  const heapBefore = heapMb();
  const begun = performance.now();
  const cpuBefore = process.cpuUsage();
  const engine = await engines[name](set);
  const { user, system } = process.cpuUsage(cpuBefore);
  const buildMs = performance.now() - begun;
  const heap = heapMb() - heapBefore;

  const ask = async (questions: readonly Question[], warm: number) => {
    for (const { text } of questions.slice(0, warm)) await engine.ask(text);
    const rows: metrics.Answered[] = [];
    let told = performance.now();
    for (const [i, { text, expect }] of questions.entries()) {
      const asked = performance.now();
      const top = await engine.ask(text);
      rows.push({ expect, top, ms: performance.now() - asked });
      if (performance.now() - told > 5_000) {
        progress(`${title}: ${name}: ${i + 1} of ${questions.length} questions`);
        told = performance.now();
      }
    }
    return rows;
  };
  const rows = await ask(set.questions, 100);
  if (flags.predictions) {
    const lines = rows.map(({ expect, top }, i) =>
      JSON.stringify({ set: set.name, engine: name, seed, text: set.questions[i]!.text, expect, top, decision: decide(top) }),
    );
    appendFileSync(flags.predictions, `${lines.join('\n')}\n`);
  }

  const [chosenOn, measuredOn] = halves(set.questions, seed);
  const threshold = metrics.bestThreshold(set.validation ? await ask(set.validation, 0) : rows.filter((_, i) => chosenOn.has(i)));
  const latencies = rows.map(({ ms }) => ms);
  return {
    set: title,
    engine: name,
    entries: set.entries.length,
    phrases: set.entries.reduce((sum, { phrases }) => sum + phrases.length, 0),
    questions: rows.length,
    top1: metrics.topK(rows, 1),
    top3: metrics.topK(rows, 3),
    auroc: metrics.auroc(rows),
    shipped: engine.calibrated ? metrics.atThreshold(rows, ANSWER_FROM) : undefined,
    larson: metrics.atThreshold(set.validation ? rows : rows.filter((_, i) => measuredOn.has(i)), threshold),
    precision70: engine.calibrated ? metrics.precisionFrom(rows, 0.7) : undefined,
    calibrationError: engine.calibrated ? metrics.calibrationError(rows) : undefined,
    reliability: engine.calibrated ? metrics.reliability(rows) : undefined,
    p50Ms: metrics.percentile(latencies, 0.5),
    p99Ms: metrics.percentile(latencies, 0.99),
    buildMs,
    buildCpuMs: (user + system) / 1_000,
    heapMb: heap,
    snapshotMb: engine.snapshotBytes === undefined ? undefined : engine.snapshotBytes / 1e6,
    loadMs: engine.loadMs,
  };
}

function sizes(scale: string): number[] {
  return scale.split(',').map((size) => {
    if (!(Number(size) >= 1))
      throw new Error(`--scale is sizes with commas between them, such as 1000,10000; not ${JSON.stringify(scale)}`);
    return Number(size);
  });
}

function enginesAsked(): EngineName[] {
  return flags.engines.split(',').map((name) => {
    if (!Object.hasOwn(engines, name)) throw new Error(`no engine ${name}; there are: ${Object.keys(engines).join(', ')}`);
    return name as EngineName;
  });
}

async function main(): Promise<void> {
  if (flags.set.length === 0) throw new Error('name a set: npm run bench -- --set PATH');
  const names = enginesAsked();
  number('seed', 'a whole number', Number.isInteger);
  if (flags.predictions) writeFileSync(flags.predictions, '');
  const sets = (await Promise.all(flags.set.map(readSets))).flat();
  const asked = flags.scale ? sizes(flags.scale).map((size) => grow(sets[0]!, size, seed)) : sets.map(vary);
  const rows: Figures[] = [];
  for (const set of asked) for (const name of names) rows.push(await measure(set, name));
  console.log(`\n${table(rows)}`);
  for (const { set, engine, reliability } of rows) if (reliability) console.log(`\n${set}, ${engine}\n${plot(reliability)}`);
  if (flags.json) writeFileSync(flags.json, `${JSON.stringify({ node: process.version, seed, rows }, undefined, 2)}\n`);
}

main().catch((error: unknown) => {
  progress(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
