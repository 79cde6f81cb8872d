/**
 * `npm run bench:listening`: how well the bot hears anger, danger and what is wanted of the conversation, on the labelled sentences of
 * the tests, and how long it takes a message. Nothing here is tuned on a half that is called `held`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { dangerSign } from '../../bot/conversation/understand/danger';
import { detectIntent, type Intent, readIntent } from '../../bot/conversation/understand/intent';
import { saysUnsettled } from '../../bot/conversation/understand/intent/reopening';
import { detectTone } from '../../bot/conversation/understand/tone';
import { listener } from '../support/listener';

const half = z.enum(['tune', 'held']).default('tune');
const intent = z.enum(['person', 'cancel', 'over', 'yes', 'no']).optional();

/** A labelled sentence: whether it says what its set is about, and whether that was heard. */
interface Row {
  readonly text: string;
  readonly half: string;
  readonly is: boolean;
  readonly isHeard: boolean;
}

function read<Parsed>(file: string, row: z.ZodType<Parsed>): readonly Parsed[] {
  return z.array(row).parse(JSON.parse(readFileSync(join(__dirname, '..', `${file}.json`), 'utf8')));
}

const anger = (language: string): readonly Row[] =>
  read(`anger/${language}`, z.object({ text: z.string(), angry: z.boolean(), half })).map(({ angry, ...row }) => ({
    ...{ ...row, is: angry, isHeard: detectTone(row.text, listener) === 'upset' },
  }));

const danger = (language: string): readonly Row[] =>
  read(`danger/${language}`, z.object({ text: z.string(), danger: z.boolean(), half })).map((row) => ({
    ...{ text: row.text, half: row.half, is: row.danger, isHeard: dangerSign(row.text, listener) === 'danger' },
  }));

/** Sentences that say one thing or do not. */
const wanted = (file: string, key: string, isHeard: (text: string) => boolean): readonly Row[] =>
  read(`intents/${file}`, z.looseObject({ text: z.string() })).map((row) => ({
    ...{ text: row.text, half: 'tune', is: row[key] === true, isHeard: isHeard(row.text) },
  }));

const inOtherWords = (language: string, kind: Intent): readonly Row[] =>
  read(`intents/held.${language}`, z.object({ text: z.string(), intent })).map((row) => ({
    ...{ text: row.text, half: 'other words', is: row.intent === kind, isHeard: detectIntent(row.text) === kind },
  }));

const LANGUAGES = ['es', 'en'] as const;
const KINDS = ['person', 'cancel', 'over', 'yes', 'no'] as const;
const SETS: readonly (readonly [name: string, rows: readonly Row[]])[] = [
  ...LANGUAGES.map((language) => [`anger ${language}`, anger(language)] as const),
  ...LANGUAGES.map((language) => [`danger ${language}`, danger(language)] as const),
  ...LANGUAGES.map(
    (language) =>
      [`person ${language}`, wanted(`person.${language}`, 'person', (text) => detectIntent(text) === 'person')] as const,
  ),
  ...LANGUAGES.map(
    (language) =>
      [`cancel ${language}`, wanted(`closing.${language}`, 'closes', (text) => detectIntent(text) === 'cancel')] as const,
  ),
  ['over', wanted('ending', 'ends', (text) => detectIntent(text) === 'over')],
  ['unsettled', wanted('reopening', 'reopens', saysUnsettled)],
  ...LANGUAGES.flatMap((language) => KINDS.map((kind) => [`${kind} ${language}`, inOtherWords(language, kind)] as const)),
];

const percent = (of: number, all: number): string => (all === 0 ? '–' : ((100 * of) / all).toFixed(1));

process.stdout.write(
  '| set | half | sentences | precision % | recall % | missed | heard wrongly |\n|---|---|---|---|---|---|---|\n',
);
for (const [name, rows] of SETS) {
  for (const part of [...new Set(rows.map((row) => row.half))].sort()) {
    const own = rows.filter((row) => row.half === part);
    const right = own.filter(({ is, isHeard }) => is && isHeard).length;
    const heard = own.filter(({ isHeard }) => isHeard).length;
    const said = own.filter(({ is }) => is).length;
    const figures = [own.length, percent(right, heard), percent(right, said), said - right, heard - right];
    process.stdout.write(`| ${[name, part, ...figures].join(' | ')} |\n`);
  }
}

/** More texts than any memory of readings holds, so that each is read anew each time. */
const texts = [...new Set(SETS.flatMap(([, rows]) => rows.map(({ text }) => text)))];
const ROUNDS = 20;

/** Microseconds a text, the first rounds left out. */
function timed(run: (text: string) => unknown): string {
  for (let round = 0; round < ROUNDS / 4; round += 1) texts.forEach(run);
  const begin = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) texts.forEach(run);
  return ((1_000 * (performance.now() - begin)) / ROUNDS / texts.length).toFixed(0);
}

process.stdout.write(`\n| of ${texts.length} texts, microseconds each | |\n|---|---|\n`);
process.stdout.write(`| what is wanted of the conversation | ${timed(readIntent)} |\n`);
process.stdout.write(`| tone | ${timed((text) => detectTone(text, listener))} |\n`);
process.stdout.write(`| danger | ${timed((text) => dangerSign(text, listener))} |\n`);
