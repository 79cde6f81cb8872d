/**
 * The English meanings of Spanish words: `es.glosses.txt`, one `palabra: gloss, another` per line, written for this
 * purpose.
 */
import { STEMMERS } from '../../../bot/text/stem';
import { wordForm } from '../../../bot/text/words';
import { wordsOf } from './sources';

type Vectors = ReadonlyMap<string, Float32Array>;

/** The vectors of words and, for missing forms, of their stems. */
export interface Glossed {
  readonly words: Vectors;
  readonly stems: Vectors;
}

/**
 * A Spanish word gets the direction of the sum of its gloss's words, and the length of the longest of them. A stem gets the
 * direction of the sum of its words, and their mean length.
 * @param english vectors by folded word
 */
export function readGlosses(text: string, english: Vectors): Glossed {
  const words = new Map<string, Float32Array>();
  const ofStem = new Map<string, Float32Array[]>();
  for (const line of text.trim().split('\n')) {
    const [word = '', gloss = ''] = line.split(': ');
    const form = wordForm(word);
    const parts = wordsOf(gloss).flatMap((part) => english.get(part) ?? []);
    if (parts.length === 0 || words.has(form)) continue;
    const vector = scaled(sum(parts), Math.max(...parts.map(lengthOf)));
    words.set(form, vector);
    const stem = STEMMERS.spanish(form);
    ofStem.set(stem, [...(ofStem.get(stem) ?? []), vector]);
  }
  const stems = [...ofStem].map(([stem, own]) => {
    const length = own.reduce((total, vector) => total + lengthOf(vector), 0) / own.length;
    return [stem, scaled(sum(own), length)] as const;
  });
  return { words, stems: new Map(stems) };
}

function lengthOf(vector: Float32Array): number {
  return Math.hypot(...vector);
}

function sum(vectors: readonly Float32Array[]): Float32Array {
  return vectors[0]!.map((_, d) => vectors.reduce((total, vector) => total + vector[d]!, 0));
}

function scaled(vector: Float32Array, length: number): Float32Array {
  const now = lengthOf(vector) || 1;
  return vector.map((part) => (part * length) / now);
}
