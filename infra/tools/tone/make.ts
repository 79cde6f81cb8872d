/**
 * `npx tsx infra/tools/tone/make.ts`: learns anew how the wording of upset customers differs from that of calm ones, and writes
 * `bot/language/<language>/listens/tone.weights.txt`; `npm run language` before it (it reads what is compiled) and behind it. Learns from
 * `tone.upset.txt` and `tone.calm.txt` beside it, from the half of `test/anger` that is there to tune on (never from the one that is
 * held out), and from questions that nobody is upset about. Takes seconds.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { formatProblem } from '../../../bot/knowledge/problems';
import { parseService } from '../../../bot/knowledge/service';
import { listens } from '../../../bot/language/compiled/listens';
import { featuresOf } from '../../../bot/language/listening/features';
import { readLexicon } from '../../../bot/language/listening/lexicon';
import { shapeOf } from '../../../bot/language/listening/shape';
import type { Vocabulary } from '../../../bot/language/listening/vocabulary';
import { formatWeights } from '../../../bot/language/listening/weights';
import { wordsOf } from '../../../bot/language/listening/words';
import { LANGUAGES, type Language } from '../../../bot/model/language';
import { type Example, learn } from './learn';

const ROOT = join(__dirname, '..', '..', '..');

/** Questions of no matter that are learnt from, lest the calm outnumber the upset in one language more than in another. */
const MOST_OUTSIDE = 500;

const labelled = z.array(z.object({ text: z.string(), angry: z.boolean(), half: z.enum(['tune', 'held']) }));
const questions = z.array(z.object({ question: z.string() }));

const trade = tradeOf('test', 'support', 'shop', 'service.yaml');

for (const language of LANGUAGES) {
  const examples = examplesOf(language);
  const text = formatWeights(learn(examples));
  writeFileSync(join(ROOT, 'bot', 'language', language, 'listens', 'tone.weights.txt'), text);
  console.log(`${language}: ${examples.length} examples, ${text.split(/\s+/).length} features and weights`);
}

function examplesOf(language: Language): readonly Example[] {
  const { spelling, classOf } = readLexicon(listens[language], language, trade);
  const example = (text: string, upset: boolean): Example => ({
    features: featuresOf(wordsOf(text, spelling), shapeOf(text), classOf),
    upset,
  });
  const anger = labelled.parse(JSON.parse(read('[]', 'test', 'anger', `${language}.json`)));
  const saved = questions.parse(parse(read('[]', 'knowledge', `questions.${language}.yaml`)));
  const outside = linesOf('bot', 'matcher', 'data', `${language}.out-of-scope.txt`).slice(0, MOST_OUTSIDE);
  const own = (mood: string) => linesOf('bot', 'language', language, 'listens', `tone.${mood}.txt`);
  return [
    ...anger.flatMap(({ text, angry, half }) => (half === 'tune' ? [example(text, angry)] : [])),
    ...own('upset').map((text) => example(text, true)),
    ...own('calm').map((text) => example(text, false)),
    ...[...saved.map(({ question }) => question), ...outside].map((text) => example(text, false)),
  ];
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
