/**
 * `npx tsx infra/tools/tone/make.ts`: learns anew how the wording of upset customers differs from that of calm ones, and writes
 * `bot/conversation/understand/tone/<language>/learnt.ts`. Learns from `examples/`, from the half of `test/anger` that is there
 * to tune on (never from the one that is held out), and from questions that nobody is upset about. Takes seconds.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { english } from '../../../bot/conversation/understand/tone/en';
import { spanish } from '../../../bot/conversation/understand/tone/es';
import { classFeatures, featuresOf } from '../../../bot/language/listening/features';
import { shapeOf } from '../../../bot/language/listening/shape';
import { formatWeights } from '../../../bot/language/listening/weights';
import { wordsOf } from '../../../bot/language/listening/words';
import { type Example, learn } from './learn';

const ROOT = join(__dirname, '..', '..', '..');
const SPEECH = { es: spanish, en: english };

const labelled = z.array(z.object({ text: z.string(), angry: z.boolean(), half: z.enum(['tune', 'held']) }));
const questions = z.array(z.object({ question: z.string() }));

for (const language of ['es', 'en'] as const) {
  const examples = examplesOf(language);
  const text = formatWeights(learn(examples));
  const file = join(ROOT, 'bot', 'conversation', 'understand', 'tone', language, 'learnt.ts');
  writeFileSync(
    file,
    `/** Made by \`infra/tools/tone/make.ts\` from examples, see \`lean.ts\`. */\nexport const learnt = \`\n${text}\`;\n`,
  );
  console.log(`${language}: ${examples.length} examples, ${text.split(/\s+/).length} features and weights`);
}

function examplesOf(language: 'es' | 'en'): readonly Example[] {
  const { spelling, classes } = SPEECH[language];
  const classOf = classFeatures(classes, spelling);
  const example = (text: string, upset: boolean): Example => ({
    features: featuresOf(wordsOf(text, spelling), shapeOf(text), classOf),
    upset,
  });
  const tune = labelled.parse(JSON.parse(read('test', 'anger', `${language}.json`))).filter(({ half }) => half === 'tune');
  const saved = questions.parse(parse(read('knowledge', `questions.${language}.yaml`)));
  const outside = linesOf('bot', 'matcher', 'data', `${language}.out-of-scope.txt`);
  return [
    ...tune.map(({ text, angry }) => example(text, angry)),
    ...linesOf('infra', 'tools', 'tone', 'examples', `${language}.upset.txt`).map((text) => example(text, true)),
    ...linesOf('infra', 'tools', 'tone', 'examples', `${language}.calm.txt`).map((text) => example(text, false)),
    ...[...saved.map(({ question }) => question), ...outside].map((text) => example(text, false)),
  ];
}

function read(...path: readonly string[]): string {
  return readFileSync(join(ROOT, ...path), 'utf8');
}

function linesOf(...path: readonly string[]): readonly string[] {
  return read(...path)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
}
