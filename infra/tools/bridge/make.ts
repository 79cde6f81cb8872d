/**
 * `npm run bridge -- PAIRS`: makes `bot/matcher/data/es.bridge.bin` from parallel sentences, a file with `English TAB Spanish` a line,
 * packed (`.gz`) or not. Takes a quarter of an hour, most of it for encoding.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { loadEncoder, throughGlosses } from '../../../bot/matcher';
import { seededRandom, shuffle } from '../../../bot/matcher/arrays/seeded-random';
import { writeBridge } from '../../../bot/matcher/features/bridge';
import { STEMMERS } from '../../../bot/text/stem';
import { splitWords } from '../../../bot/text/words';
import { ENCODER_FILE, LANGUAGE_KNOWLEDGE } from '../../local/root';
import { learnBridge, type Pair } from './learn';

const PAIRS = 36_000;
const [FEWEST_WORDS, MOST_WORDS] = [3, 14];

main(process.argv[2]);

function main(path: string | undefined): void {
  if (path === undefined) throw new Error('Name the file of pairs: npm run bridge -- PAIRS');
  const english = loadEncoder(new Uint8Array(readFileSync(ENCODER_FILE)));
  const spanish = throughGlosses(english, 'es', readFileSync(join(LANGUAGE_KNOWLEDGE, 'es.glosses.txt'), 'utf8'));
  const pairs = readPairs(path).map(([meant, said], at): Pair => {
    if (at % 1_000 === 0) console.error(`${at} of ${PAIRS} pairs`);
    return { glossed: spanish.encode(said), meant: english.encode(meant), words: wordsOf(said) };
  });
  const bytes = writeBridge(learnBridge(pairs, STEMMERS.spanish));
  writeFileSync(join(LANGUAGE_KNOWLEDGE, 'es.bridge.bin'), bytes);
  console.log(`${pairs.length} pairs, ${bytes.length} bytes`);
}

const wordsOf = (text: string): string[] => splitWords(text).words.map(({ form }) => form);

/** Some of the pairs, each English sentence once. */
function readPairs(path: string): readonly (readonly [string, string])[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const seen = new Set<string>();
  const pairs = text.split('\n').flatMap((line): (readonly [string, string])[] => {
    const [english = '', spanish = ''] = line.split('\t');
    const words = wordsOf(spanish).length;
    if (words < FEWEST_WORDS || words > MOST_WORDS || seen.has(english)) return [];
    seen.add(english);
    return [[english, spanish]];
  });
  const order = Uint32Array.from(pairs.keys());
  shuffle(order, seededRandom(3));
  return [...order.subarray(0, PAIRS)].map((at) => pairs[at]!);
}
