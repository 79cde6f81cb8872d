/**
 * Selects the hard negatives of an entry: the phrases of other entries that share most with it. Training against all others
 * costs entries times phrases; the distant ones lie beyond the margin from the start and would teach nothing (the
 * observation behind shrinking in Hsieh et al. 2008, section 3.2). Out-of-scope texts are no hard negatives: they would
 * push entries away from words that they happen to share (0.5 points of top-1).
 */

import { group } from '../arrays/group-rows';
import { GrowingList } from '../arrays/growing-list';
import type { Corpus } from '../features/corpus';
import { PAIRS } from '../features/features';
import { VALUE_SCALE, type Vectors } from '../features/weights';

/** Hard negatives per phrase of the entry, and their minimum number. */
const NEGATIVES_PER_PHRASE = 24;
const FEWEST_RIVALS = 800;
/** In large knowledge, features that more phrases share than this do not help to find hard negatives. */
const MAX_SHARED = 4_000;
const LEVELS = 1_000;

/** The hard negatives of an entry, in a fixed order, given its own phrases. */
export type HardNegativeFinder = (entry: number, own: readonly number[]) => Uint32Array;

/** Finds hard negatives with an inverted index of stems and pairs over the phrases in `used`. */
export function hardNegativeFinder(corpus: Corpus, vectors: Vectors, used: Uint32Array): HardNegativeFinder {
  const { start, feature, value } = vectors;
  const { block, entryOf } = corpus;
  const outOfScope = corpus.entryIds.length;
  const rowFeature = new GrowingList();
  const rowPhrase = new GrowingList();
  const rowPlace = new GrowingList();
  for (const p of used) {
    for (let i = start[p]!; i < start[p + 1]!; i++) {
      if (block[feature[i]!]! > PAIRS) continue;
      rowFeature.push(feature[i]!);
      rowPhrase.push(p);
      rowPlace.push(i);
    }
  }
  const inverted = group(rowFeature.all, block.length);
  const phraseOfRow = rowPhrase.all;
  const placeOfRow = rowPlace.all;
  const phrase = inverted.order.map((row) => phraseOfRow[row]!);
  const weight = Float32Array.from(inverted.order, (row) => value[placeOfRow[row]!]! / VALUE_SCALE);
  const centroid = new Float32Array(block.length);
  const likeness = new Float32Array(corpus.phrases.length);
  const touched = new Uint32Array(corpus.phrases.length);
  const found = new Uint32Array(corpus.phrases.length);
  const levels = new Uint32Array(LEVELS + 1);

  return (entry, own) => {
    const wanted = Math.max(FEWEST_RIVALS, NEGATIVES_PER_PHRASE * own.length);
    const isRival = (p: number) => entryOf[p] !== entry && entryOf[p] !== outOfScope;
    if (used.length - own.length <= wanted) return used.filter(isRival);
    const features: number[] = [];
    for (const p of own) {
      for (let i = start[p]!; i < start[p + 1]!; i++) {
        const f = feature[i]!;
        if (block[f]! > PAIRS) continue;
        if (centroid[f] === 0) features.push(f);
        centroid[f]! += value[i]! / VALUE_SCALE;
      }
    }
    let size = 0;
    for (const f of features) {
      const share = centroid[f]!;
      centroid[f] = 0;
      const end = inverted.start[f + 1]!;
      if (end - inverted.start[f]! > MAX_SHARED) continue;
      for (let i = inverted.start[f]!; i < end; i++) {
        const p = phrase[i]!;
        if (likeness[p] === 0) touched[size++] = p;
        likeness[p]! += share * weight[i]!;
      }
    }
    let count = 0;
    let most = 0;
    for (let i = 0; i < size; i++) {
      const p = touched[i]!;
      if (!isRival(p)) continue;
      most = Math.max(most, likeness[p]!);
      found[count++] = p;
    }
    // The lowest similarity that is still wanted, to a thousandth; sorting all would take half of a build.
    const level = (p: number) => Math.floor((LEVELS * likeness[p]!) / most);
    levels.fill(0);
    for (let i = 0; i < count; i++) levels[level(found[i]!)]! += 1;
    let least = LEVELS;
    for (let above = levels[least]!; above < wanted && least > 0; ) above += levels[--least]!;
    let kept = 0;
    for (let i = 0; i < count; i++) if (level(found[i]!) >= least) found[kept++] = found[i]!;
    // When few phrases share anything, others are added evenly: an entry trained against nothing looks near to everything.
    const step = Math.max(1, (used.length - size) / Math.max(1, wanted - kept));
    let next = 0;
    let seen = 0;
    for (const p of used) {
      if (kept >= wanted) break;
      if (likeness[p] !== 0 || !isRival(p) || seen++ < next) continue;
      found[kept++] = p;
      next += step;
    }
    for (let i = 0; i < size; i++) likeness[touched[i]!] = 0;
    return found.slice(0, kept);
  };
}
