/**
 * What a word-by-word translation loses is put back: a linear map from the encoding of the glosses, and from a sum of what each
 * word says beyond its gloss, to where the encoding of a true translation would point (between embeddings of words: Mikolov et
 * al. 2013, "Exploiting Similarities among Languages for Machine Translation"). It is learnt from parallel sentences by
 * `npm run bridge`.
 */
import { stemmerOf } from '../../language/facts';
import type { Language } from '../../model/language';
import { splitWords } from '../../text/words';
import { readContainer, storedChecksum, writeContainer } from '../arrays/container';
import { multiplyPlainly } from '../encoder/forward';
import { centre, type Encoder } from '../encoder/port';
import type { Matrix } from '../encoder/weights';
import { findTerm, type Lexicon, lexiconFrom, lexiconSections } from './lexicon';

export interface Bridge {
  /** What each word says beyond its gloss. */
  readonly words: Lexicon;
  /** Subtracted from an encoding of glosses, whose length is made 1 again. */
  readonly mean: Float32Array;
  /** A row per number of an encoding; a column per number of the glosses' encoding, and then of the sum of the words. */
  readonly map: Matrix;
}

/** The content of a bridge file. */
export function writeBridge({ words, mean, map }: Bridge): Uint8Array {
  return writeContainer([...lexiconSections(words), mean, map.value, map.scale]);
}

/**
 * Reads a bridge file.
 * @throws SnapshotError
 */
function readBridge(bytes: Uint8Array): Bridge {
  const sections = readContainer(bytes);
  const [mean, value, scale] = sections.slice(-3);
  const floats = ({ buffer, byteOffset, byteLength }: Uint8Array) => new Float32Array(buffer, byteOffset, byteLength / 4);
  const rows = scale!.byteLength / 4;
  return {
    words: lexiconFrom(sections.slice(0, -3)),
    mean: floats(mean!),
    map: {
      rows,
      columns: value!.byteLength / rows,
      value: new Int8Array(value!.buffer, value!.byteOffset, value!.byteLength),
      scale: floats(scale!),
      bias: new Float32Array(rows),
    },
  };
}

/**
 * An encoder that goes over a bridge.
 * @param glossed encodes the glosses of a text in `language`
 * @param bytes a bridge file
 * @throws SnapshotError
 */
export function overBridge(glossed: Encoder, language: Language, bytes: Uint8Array): Encoder {
  const bridge = readBridge(bytes);
  const none = new Float32Array(glossed.dimensions);
  return {
    version: `${glossed.version}, bridge ${storedChecksum(bytes).toString(16)}`,
    dimensions: glossed.dimensions,
    earlier: glossed,
    encode(text) {
      const encoding = glossed.encode(text);
      const values = new Float32Array(bridge.map.columns);
      values.set(centre(encoding, bridge.mean));
      values.set(sumOfWords(bridge.words, wordsFound(bridge.words, language, text)), encoding.length);
      const crossed = multiplyPlainly(bridge.map, { count: 1, width: values.length, values }).values;
      return encoding.some((part) => part !== 0) ? centre(crossed, none) : none;
    },
  };
}

/** The indexes of a text's words in a lexicon. */
function wordsFound(lexicon: Lexicon, language: Language, text: string): readonly number[] {
  const stem = stemmerOf(language);
  return splitWords(text)
    .words.map(({ form }) => findTerm(lexicon, { form, stem: stem(form) }))
    .filter((word) => word >= 0);
}

/** The sum of some words of a lexicon, divided by the root of their number: it grows no faster than a sentence says more. */
function sumOfWords({ dimensions, direction, length }: Lexicon, words: readonly number[]): Float32Array {
  const sum = new Float32Array(dimensions);
  for (const word of words) {
    const share = length[word]! / (127 * Math.sqrt(words.length));
    for (let d = 0; d < dimensions; d++) sum[d]! += share * direction[word * dimensions + d]!;
  }
  return sum;
}
