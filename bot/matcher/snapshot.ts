/** A model and its texts <-> snapshot bytes. */
import { readContainer, writeContainer } from './container';
import type { Model } from './model';
import { packStrings, type StringList, stringAt } from './strings';
import type { MatchLanguage } from './types';

/** What is read back: the model, and the texts that results show. */
export interface Snapshot {
  readonly model: Model;
  readonly entryIds: StringList;
  readonly phrases: StringList;
}

const LANGUAGES: readonly MatchLanguage[] = ['es', 'en'];

/** The bytes of a model; the same model gives the same bytes. */
export function writeSnapshot(model: Model, entryIds: readonly string[], phrases: readonly string[]): Uint8Array {
  const ids = packStrings(entryIds);
  const texts = packStrings(phrases);
  const words = packStrings(Array.from({ length: model.vocabulary.size }, (_, i) => model.vocabulary.word(i)));
  const { calibration, weights, vectors, linear, vocabulary, table } = model;
  return writeContainer({
    numbers: Float64Array.of(LANGUAGES.indexOf(model.language), weights.unknownIdf, ...calibration),
    idOffs: ids.offsets,
    ids: ids.bytes,
    textOffs: texts.offsets,
    texts: texts.bytes,
    entries: model.entryStart,
    keys: table.keys,
    jump: table.jump,
    idf: weights.idf,
    vecStart: vectors.start,
    vecFeat: vectors.feature,
    vecValue: vectors.value,
    linStart: linear.start,
    linEntry: linear.entry,
    linWt: linear.weight,
    linScale: linear.scale,
    linBias: linear.bias,
    wordOffs: words.offsets,
    words: words.bytes,
    wordFreq: vocabulary.frequency,
    wordLen: vocabulary.length,
    gramOffs: vocabulary.gramStart,
    gramWord: vocabulary.gramWord,
  });
}

/** Reads a snapshot where it lies. Throws `SnapshotError`. */
export function readSnapshot(bytes: Uint8Array): Snapshot {
  const section = readContainer(bytes);
  const i8 = (name: string) => {
    const { buffer, byteOffset, byteLength } = section(name);
    return new Int8Array(buffer, byteOffset, byteLength);
  };
  const u16 = (name: string) => {
    const { buffer, byteOffset, byteLength } = section(name);
    return new Uint16Array(buffer, byteOffset, byteLength / 2);
  };
  const u32 = (name: string) => {
    const { buffer, byteOffset, byteLength } = section(name);
    return new Uint32Array(buffer, byteOffset, byteLength / 4);
  };
  const f32 = (name: string) => {
    const { buffer, byteOffset, byteLength } = section(name);
    return new Float32Array(buffer, byteOffset, byteLength / 4);
  };
  const { buffer, byteOffset, byteLength } = section('numbers');
  const numbers = new Float64Array(buffer, byteOffset, byteLength / 8);
  const words: StringList = { offsets: u32('wordOffs'), bytes: section('words') };
  const entryStart = u32('entries');
  return {
    entryIds: { offsets: u32('idOffs'), bytes: section('ids') },
    phrases: { offsets: u32('textOffs'), bytes: section('texts') },
    model: {
      language: LANGUAGES[numbers[0]!] ?? 'es',
      entries: entryStart.length - 1,
      entryStart,
      table: { keys: u32('keys'), jump: u32('jump') },
      weights: { idf: f32('idf'), unknownIdf: numbers[1]! },
      vectors: { start: u32('vecStart'), feature: u32('vecFeat'), value: u16('vecValue') },
      linear: {
        start: u32('linStart'),
        entry: entryStart.length - 1 <= 65_536 ? u16('linEntry') : u32('linEntry'),
        weight: i8('linWt'),
        scale: f32('linScale'),
        bias: f32('linBias'),
      },
      vocabulary: {
        size: words.offsets.length - 1,
        word: (index) => stringAt(words, index),
        frequency: u32('wordFreq'),
        length: section('wordLen'),
        gramStart: u32('gramOffs'),
        gramWord: u32('gramWord'),
        shared: new Uint8Array(words.offsets.length - 1),
      },
      calibration: [...numbers.subarray(2)],
    },
  };
}
