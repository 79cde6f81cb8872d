/**
 * `npx tsx infra/tools/tone/make.ts`: learns anew how the wording of upset customers differs from that of calm ones, and writes
 * `bot/language/<language>/listens/tone.weights.txt`; `npm run language` before it (it reads what is compiled) and behind it. Learns from
 * `tone.upset.txt` and `tone.calm.txt` beside it, from the halves of `test/anger` and `test/tone` that are there to tune on (never from
 * those that are held out), and from questions that nobody is upset about. Takes seconds.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { priorOf } from '../../../bot/conversation/understand/tone/score';
import { formatProblem } from '../../../bot/knowledge/problems';
import { parseService } from '../../../bot/knowledge/service';
import { asks, featuresOf, kindFeature, kindsOf } from '../../../bot/language/listening/features';
import { GROUPS } from '../../../bot/language/listening/groups';
import { listenerFor } from '../../../bot/language/listening/listener';
import { shapeOf } from '../../../bot/language/listening/shape';
import type { Vocabulary } from '../../../bot/language/listening/vocabulary';
import { formatWeights } from '../../../bot/language/listening/weights';
import { LANGUAGES, type Language } from '../../../bot/model/language';
import { type Example, learn } from './learn';

const ROOT = join(__dirname, '..', '..', '..');

/** Questions of no matter that are learnt from, lest the calm outnumber the upset in one language more than in another. */
const MOST_OUTSIDE = 500;

const labelled = z.array(z.object({ text: z.string(), angry: z.boolean(), half: z.enum(['tune', 'held']) }));
const questions = z.array(z.object({ question: z.string() }));

const listener = listenerFor(tradeOf('test', 'support', 'shop', 'service.yaml'));

for (const language of LANGUAGES) {
  const examples = examplesOf(language);
  const text = formatWeights(learn(examples, priorOfFeature));
  writeFileSync(join(ROOT, 'bot', 'language', language, 'listens', 'tone.weights.txt'), text);
  console.log(`${language}: ${examples.length} examples, ${text.split(/\s+/).length} features and weights`);
}

function examplesOf(language: Language): readonly Example[] {
  const example = (text: string, upset: boolean): Example => {
    const reading = listener(text, language);
    const features = featuresOf(reading.words, shapeOf(text), reading.lexicon.classOf);
    const isAsked = asks(reading.words);
    const kinds = [...kindsOf(reading.said('tone'))].flatMap((kind) =>
      isAsked ? [kindFeature(kind), kindFeature(kind, true)] : [kindFeature(kind)],
    );
    return { features: new Set([...features, ...kinds]), upset };
  };
  const anger = labelled.parse(JSON.parse(read('[]', 'test', 'anger', `${language}.json`)));
  const saved = questions.parse(parse(read('[]', 'knowledge', `questions.${language}.yaml`)));
  const outside = linesOf('bot', 'matcher', 'data', `${language}.out-of-scope.txt`).slice(0, MOST_OUTSIDE);
  const own = (mood: string) => linesOf('bot', 'language', language, 'listens', `tone.${mood}.txt`);
  const other = (mood: string) => linesOf('test', 'tone', `${mood}.${language}.txt`).filter((_, place) => place % 2 === 0);
  return [
    ...anger.flatMap(({ text, angry, half }) => (half === 'tune' ? [example(text, angry)] : [])),
    ...[...own('upset'), ...other('upset')].map((text) => example(text, true)),
    ...[...own('calm'), ...other('calm'), ...other('urgent'), ...other('not-urgent')].map((text) => example(text, false)),
    ...[...saved.map(({ question }) => question), ...outside].map((text) => example(text, false)),
  ];
}

/** The points of a kind of statement before anything is learnt; 0 for all other features. */
function priorOfFeature(feature: string): number {
  const kind = Object.keys(GROUPS.tone).find((name) => kindFeature(name) === feature);
  return kind === undefined ? 0 : priorOf(kind);
}

/** The words of the shop that the examples are about: no weight is learnt for what it sells. */
function tradeOf(...path: readonly string[]): Vocabulary {
  const parsed = parseService(path.join('/'), read('', ...path), new Date());
  if ('problems' in parsed) throw new Error(parsed.problems.map(formatProblem).join('\n'));
  return parsed.service;
}

/** @param otherwise what a file that is not there says */
function read(otherwise: string, ...path: readonly string[]): string {
  const file = join(ROOT, ...path);
  return existsSync(file) ? readFileSync(file, 'utf8') : otherwise;
}

function linesOf(...path: readonly string[]): readonly string[] {
  return read('', ...path)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
}
