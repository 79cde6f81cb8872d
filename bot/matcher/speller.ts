/**
 * What an unknown word was meant to be. Fuse.js (Bitap: Baeza-Yates and Gonnet 1992, Wu and Manber 1992) ranks a few tens
 * of candidates; a filter by length and shared letter pairs (Ukkonen 1992: k edits spoil at most 2k pairs) keeps the other
 * thousands away from it.
 */
import Fuse from 'fuse.js';
import { gramBuckets, type Vocabulary } from './vocabulary';

const SHORTEST = 4;
const MAX_CANDIDATES = 32;
const FUSE_THRESHOLD = 0.45;

/** Edits that a word of this length may have suffered. */
function allowedEdits(length: number): number {
  return length < 6 ? 1 : 2;
}

function candidates(form: string, vocabulary: Vocabulary): string[] {
  const edits = allowedEdits(form.length);
  const buckets = [...new Set(gramBuckets(form))];
  const shared = new Map<number, number>();
  for (const bucket of buckets) {
    for (let i = vocabulary.gramStart[bucket]!; i < vocabulary.gramStart[bucket + 1]!; i++) {
      const word = vocabulary.gramWord[i]!;
      if (Math.abs(vocabulary.length[word]! - form.length) > edits) continue;
      shared.set(word, (shared.get(word) ?? 0) + 1);
    }
  }
  const needed = Math.max(1, buckets.length - 2 * edits - 1);
  const found = [...shared].filter(([, count]) => count >= needed);
  found.sort(([a, m], [b, n]) => n - m || vocabulary.frequency[b]! - vocabulary.frequency[a]! || a - b);
  return found.slice(0, MAX_CANDIDATES).map(([word]) => vocabulary.word(word));
}

/** Edits between two words, a swap of neighbours counting as one (Damerau 1964; optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}

/** The vocabulary's word that `form` most likely stands for, or nothing where none is near enough. */
export function correct(form: string, vocabulary: Vocabulary): string | undefined {
  if (form.length < SHORTEST || /\p{N}/u.test(form)) return undefined;
  const words = candidates(form, vocabulary);
  if (words.length === 0) return undefined;
  const fuse = new Fuse(words, { includeScore: true, ignoreLocation: true, threshold: FUSE_THRESHOLD });
  const edits = allowedEdits(form.length);
  let best: string | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const { item, refIndex, score } of fuse.search(form)) {
    const distance = editDistance(form, item);
    if (distance > edits) continue;
    // Candidates come sorted by shared pairs and frequency, so the place among them breaks ties.
    const cost = distance + (score ?? 1) + refIndex / MAX_CANDIDATES;
    if (cost < bestCost) {
      best = item;
      bestCost = cost;
    }
  }
  return best;
}
