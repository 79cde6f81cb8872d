/**
 * `npm run lexicon`: makes `bot/matcher/data/*.lexicon`. It encodes sentences and single words with a sentence encoder,
 * reduces the encodings to 64 principal components, and trains 20,000 English word vectors to reproduce them, so that the
 * encoder is not needed at run time. Spanish words get their vectors from their glosses. Takes a quarter of an hour, most
 * of it for the encoder, and 500 MB of sources, which are installed only in this folder.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Lexicon, makeLexicon, writeLexicon } from '../../../bot/matcher';
import { wordForm } from '../../../bot/text/words';
import { LANGUAGE_KNOWLEDGE } from '../../local/root';
import { distil, type Lesson } from './distil';
import { readGlosses } from './glosses';
import { projection } from './principal-components';
import { type Encoder, openSources, wordsOf } from './sources';

const WORDS = 20_000;
const DIMENSIONS = 64;
const BATCH = 200;

void main();

async function main(): Promise<void> {
  const { encoder, words, sentences } = await openSources(WORDS);
  const ofSentences = await encode(encoder, sentences, 'sentences');
  const ofWords = await encode(encoder, words, 'words');
  const project = projection(ofSentences, DIMENSIONS);
  const number = new Map(words.map((word, w) => [wordForm(word), w]));
  const lesson = (text: string, vector: Float32Array): Lesson => ({
    words: wordsOf(text).flatMap((word) => number.get(word) ?? []),
    target: project(vector),
  });
  const lessons = [
    ...sentences.map((text, i) => lesson(text, ofSentences[i]!)),
    // Single words are lessons too; otherwise words that no sentence contains would learn nothing.
    ...words.map((_, w): Lesson => ({ words: [w], target: project(ofWords[w]!) })),
  ].filter((one) => one.words.length > 0);
  const vectors = ofWords.map((vector, w) => project(vector).map((part) => part * saysAtFirst(w)));
  distil(vectors, lessons, (nearness) => console.error(`as near as ${nearness.toFixed(3)}`));

  const english = new Map(words.map((word, w) => [wordForm(word), vectors[w]!]));
  keep('en', makeLexicon(english));
  const spanish = readGlosses(readFileSync(join(LANGUAGE_KNOWLEDGE, 'es.glosses.txt'), 'utf8'), english);
  keep('es', makeLexicon(spanish.words, spanish.stems));
}

async function encode(encoder: Encoder, texts: readonly string[], what: string): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let from = 0; from < texts.length; from += BATCH) {
    for (const vector of await encoder.embed(texts.slice(from, from + BATCH))) vectors.push(Float32Array.from(vector));
    if (vectors.length % (10 * BATCH) === 0) console.error(`${vectors.length} of ${texts.length} ${what}`);
  }
  return vectors;
}

/** The initial length of the `rank`th most common word: the rarer, the longer. */
function saysAtFirst(rank: number): number {
  return Math.log(2 + rank / 10) / Math.log(2 + WORDS / 10);
}

function keep(language: string, lexicon: Lexicon): void {
  const bytes = writeLexicon(lexicon);
  writeFileSync(join(LANGUAGE_KNOWLEDGE, `${language}.lexicon`), bytes);
  console.log(`${language}: ${lexicon.length.length} words and stems, ${bytes.length} bytes`);
}
