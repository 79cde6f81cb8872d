/** A model and its texts <-> snapshot bytes. */
import { LANGUAGES } from '../../model/language';
import { readContainer, writeContainer } from '../arrays/container';
import { packStrings, type StringList, stringAt } from '../arrays/string-list';
import type { Matrix } from '../encoder/weights';
import type { EntryWords } from '../features/entry-words';
import { lexiconSections } from '../features/lexicon';
import type { Meaning } from '../scoring/meaning';
import type { Model } from '../scoring/model';

/** The model, and the texts that results show. */
export interface Snapshot {
  readonly model: Model;
  readonly entryIds: StringList;
  readonly phrases: StringList;
}

/** The bytes of a model; the same model gives the same bytes. */
export function writeSnapshot(model: Model, entryIds: readonly string[], phrases: readonly string[]): Uint8Array {
  const { calibration, entryStart, weights, vectors, linear, vocabulary, table } = model;
  const ids = packStrings(entryIds);
  const texts = packStrings(phrases);
  const words = packStrings(Array.from({ length: vocabulary.size }, (_, i) => vocabulary.word(i)));
  // Out-of-scope texts were trained on, but are no answers.
  const asked = entryStart[model.entries]!;
  const end = vectors.start[asked]!;
  // `readSnapshot` reads the sections in this order.
  return writeContainer([
    Float64Array.of(LANGUAGES.indexOf(model.language), weights.unknownIdf, ...calibration),
    ...[ids.offsets, ids.bytes, texts.offsets, texts.bytes, words.offsets, words.bytes],
    ...[entryStart, table.keys, table.jump, weights.idf],
    ...[vectors.start.subarray(0, asked + 1), vectors.feature.subarray(0, end), vectors.value.subarray(0, end)],
    ...[linear.start, linear.entry, linear.weight, linear.scale, linear.bias, linear.embedding],
    ...lexiconSections(model.lexicon),
    ...[vocabulary.frequency, vocabulary.length, vocabulary.gramStart, vocabulary.gramWord],
    // From here on a snapshot may end: those of version 0.1.0 do, and so do those built without an encoder.
    ...meaningSections(model.meaning),
    ...entryWordsSections(model.entryWords),
    ...(model.entryWords && model.meaning?.questions ? questionSections(model.meaning.questions) : []),
  ]);
}

function meaningSections(meaning: Meaning | undefined): ArrayBufferView[] {
  if (meaning === undefined) return Array.from({ length: 5 }, () => new Uint8Array());
  const { encoder, mean, weights } = meaning;
  const { value, scale, bias } = weights;
  return [new TextEncoder().encode(encoder), mean, value, scale, bias];
}

const questionSections = ({ value, scale }: Matrix): ArrayBufferView[] => [value, scale];

function entryWordsSections(words: EntryWords | undefined): ArrayBufferView[] {
  return words === undefined ? [] : [words.start, words.stem, words.word, words.denied];
}

interface View<T> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, offset: number, length: number): T;
}

/**
 * Reads a snapshot in place.
 * @throws SnapshotError
 */
export function readSnapshot(snapshot: Uint8Array): Snapshot {
  const sections = readContainer(snapshot).values();
  const next = <T>(Type: View<T>): T => {
    const { buffer, byteOffset, byteLength } = sections.next().value ?? new Uint8Array();
    return new Type(buffer, byteOffset, byteLength / Type.BYTES_PER_ELEMENT);
  };
  const u32 = () => next(Uint32Array);
  const strings = (): StringList => ({ offsets: u32(), bytes: next(Uint8Array) });

  const [language, unknownIdf, ...calibration] = next(Float64Array);
  const entryIds = strings();
  const phrases = strings();
  const words = strings();
  const entryStart = u32();
  const entries = entryStart.length - 1;
  const size = words.offsets.length - 1;
  const read: Snapshot = {
    entryIds,
    phrases,
    model: {
      language: LANGUAGES[language!]!,
      calibration,
      entries,
      entryStart,
      table: { keys: u32(), jump: u32() },
      weights: { idf: next(Float32Array), unknownIdf: unknownIdf! },
      vectors: { start: u32(), feature: u32(), value: next(Uint16Array) },
      linear: {
        start: u32(),
        entry: entries < 65_536 ? next(Uint16Array) : u32(),
        weight: next(Int8Array),
        scale: next(Float32Array),
        bias: next(Float32Array),
        embedding: next(Float32Array),
      },
      lexicon: {
        dimensions: next(Float64Array)[0]!,
        words: { keys: u32(), jump: u32() },
        direction: next(Int8Array),
        length: next(Float32Array),
      },
      vocabulary: {
        size,
        word: (index) => stringAt(words, index),
        frequency: u32(),
        length: next(Uint8Array),
        gramStart: u32(),
        gramWord: u32(),
        shared: new Uint8Array(size),
      },
    },
  };
  const encoder = new TextDecoder().decode(next(Uint8Array));
  const mean = next(Float32Array);
  const value = next(Int8Array);
  const scale = next(Float32Array);
  const weights: Matrix = { rows: scale.length, columns: mean.length, value, scale, bias: next(Float32Array) };
  const entryWords: EntryWords = { start: u32(), stem: u32(), word: u32(), denied: next(Uint8Array) };
  const asked = next(Int8Array);
  const askedScale = next(Float32Array);
  const questions: Matrix = { ...weights, rows: entries, value: asked, scale: askedScale, bias: new Float32Array(entries) };
  return {
    ...read,
    model: {
      ...read.model,
      ...(encoder === '' ? {} : { meaning: { encoder, mean, weights, ...(asked.length === 0 ? {} : { questions }) } }),
      ...(entryWords.start.length === 0 ? {} : { entryWords }),
    },
  };
}
