/**
 * `npm run bench:recognition`: asks the sample shop the messages of `test/recognition/asked.*.yaml`, and prints how many are
 * answered rightly and wrongly, by kind and by half. `-- --words` goes without the sentence encoder; `-- --failures` prints the
 * failures of the half that is not held out.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import * as z from 'zod';
import { sha256Digest } from '../../bot/adapters/crypto';
import { compileKnowledge, filesKnowledgeSource, keptSnapshots } from '../../bot/adapters/files';
import { tryQuestion } from '../../bot/conversation/try-question';
import type { Language } from '../../bot/model/language';
import type { Knowledge } from '../../bot/ports';
import { matcherVersion, SNAPSHOT_CACHE } from '../../infra/local/knowledge/snapshot-cache';
import { LANGUAGE_KNOWLEDGE } from '../../infra/local/root';
import { KNOWLEDGE } from '../support/knowledge-folders';
import { calibrationError } from './metrics';

const asked = z.strictObject({ ask: z.string(), expect: z.string().optional(), never: z.string().optional() });
const file = z.record(z.enum(['in scope', 'near', 'far', 'opposite']), z.array(asked));
type Asked = z.infer<typeof asked>;

const NOW = new Date('2026-11-16T10:00:00.000Z');

interface Outcome extends Asked {
  readonly kind: string;
  readonly held: boolean;
  readonly verdict: 'right' | 'wrong' | 'choices' | 'nothing';
  readonly given: string | undefined;
  readonly best: string | undefined;
  readonly confidence: number;
}

void main();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { words: { type: 'boolean', default: false }, failures: { type: 'boolean', default: false } },
  });
  const folder = await mkdtemp(join(tmpdir(), 'mostrador-recognition-'));
  try {
    const kept = keptSnapshots({ directory: SNAPSHOT_CACHE, matcherVersion: await matcherVersion() });
    await compileKnowledge(KNOWLEDGE, folder, { languages: LANGUAGE_KNOWLEDGE, kept });
    const knowledge = await filesKnowledgeSource(folder).current();
    for (const language of ['es', 'en'] as const) {
      const outcomes = outcomesOf(values.words ? byWords(knowledge) : knowledge, language);
      report(outcomes, language);
      if (values.failures) for (const one of outcomes) if (!one.held && isFailure(one)) console.log(line(one));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same knowledge, whose matchers never ask the encoder. */
function byWords({ base, matchers }: Knowledge): Knowledge {
  const deaf = Object.entries(matchers).map(([language, matcher]) => [
    language,
    { ...matcher, match: (text: string, limit?: number) => matcher.match(text, limit, { meaning: false }) },
  ]);
  return { base, matchers: Object.fromEntries(deaf) };
}

function outcomesOf(knowledge: Knowledge, language: Language): readonly Outcome[] {
  const path = join(__dirname, '..', 'recognition', `asked.${language}.yaml`);
  const kinds = file.parse(parse(readFileSync(path, 'utf8')));
  return Object.entries(kinds).flatMap(([kind, list]) =>
    list.map((one, at) => ({ ...one, kind, held: at % 2 === 1, ...outcomeOf(knowledge, language, one) })),
  );
}

function outcomeOf(
  knowledge: Knowledge,
  language: Language,
  { ask, expect }: Asked,
): Pick<Outcome, 'verdict' | 'given' | 'best' | 'confidence'> {
  const { explanation, replies } = tryQuestion(knowledge, ask, language, NOW, sha256Digest);
  const { decision, reason, candidates } = explanation;
  const best = candidates[0]?.entryId;
  const confidence = candidates[0]?.confidence ?? 0;
  const isGiven = decision === 'answer' || decision === 'smalltalk' || reason === 'entry' || reason === 'danger';
  const offered = replies.flatMap(({ choices = [] }) => choices.map(({ value }) => value));
  const given = isGiven ? best : undefined;
  const verdict = isGiven
    ? best === expect
      ? 'right'
      : 'wrong'
    : decision === 'clarify' && (expect === undefined || offered.includes(expect))
      ? 'choices'
      : 'nothing';
  return { verdict, given, best, confidence };
}

const isFailure = ({ kind, verdict }: Outcome): boolean => (kind === 'in scope' ? verdict !== 'right' : verdict === 'wrong');

const line = ({ kind, verdict, confidence, ask, best, expect }: Outcome): string =>
  `  ${kind.padEnd(9)} ${verdict.padEnd(8)} ${confidence.toFixed(2)}  ${ask}  → ${best}${expect === undefined ? '' : ` (${expect})`}`;

function report(outcomes: readonly Outcome[], language: Language): void {
  for (const [name, half] of [
    ['tuned', outcomes.filter(({ held }) => !held)],
    ['held', outcomes.filter(({ held }) => held)],
  ] as const) {
    for (const kind of new Set(half.map((one) => one.kind))) {
      const among = half.filter((one) => one.kind === kind);
      const share = (verdict: Outcome['verdict']) => percent(among.filter((one) => one.verdict === verdict).length, among.length);
      console.log(
        `${language} ${name.padEnd(5)} ${kind.padEnd(8)} ${among.length}: right ${share('right')}  wrong ${share('wrong')}  choices ${share('choices')}  nothing ${share('nothing')}`,
      );
    }
    const given = half.filter(({ given: id }) => id !== undefined);
    const right = given.filter(({ verdict }) => verdict === 'right');
    const unsure = given.filter(({ confidence }) => confidence < 0.7);
    const rows = half
      .filter(({ kind }) => kind !== 'opposite')
      .map(({ expect = null, best, confidence }) => ({
        expect,
        top: best === undefined ? [] : [{ id: best, confidence }],
        ms: 0,
      }));
    console.log(
      `${language} ${name.padEnd(5)} given ${given.length}: right ${percent(right.length, given.length)}, below 0.7 ${percent(unsure.length, given.length)}; calibration error ${calibrationError(rows).toFixed(3)}`,
    );
  }
}

const percent = (count: number, of: number): string => `${((100 * count) / Math.max(1, of)).toFixed(1)} %`.padStart(7);
