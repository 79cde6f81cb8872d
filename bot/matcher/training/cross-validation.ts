/** Cross-validation on the knowledge itself: trains without a part of it, and asks that part. */

import { seededRandom, shuffle } from '../arrays/seeded-random';
import type { Corpus } from '../features/corpus';
import type { Outcome, Signals } from '../scoring/calibration';
import type { Model } from '../scoring/model';
import { readQuery } from '../scoring/query';
import { createScratch, scoreQuery, signalsOf } from '../scoring/score';

const FOLDS = 5;
/** With thousands of phrases, fewer folds give enough questions. */
const MANY_PHRASES = 4_000;
const FOLDS_OF_MANY = 2;
const VERY_MANY_PHRASES = 30_000;
const LARGEST_FOLD = 600;
/** The assumed share of out-of-scope questions. */
const OUT_OF_SCOPE_SHARE = 0.2;
/**
 * Out-of-scope questions are further from the knowledge than those of a held-out entry, whose neighbours remain. With few
 * phrases per entry, customers' wordings make up for that, being further off than a held-out phrase; with many they do not.
 */
const OUT_OF_SCOPE_SHARE_OF_MANY = 0.1;

interface Fold {
  readonly used: Uint32Array;
  readonly known: number[];
  readonly unknown: number[];
}

/**
 * Fold `k` holds out a fifth of the entries and a fifth of the phrases of the others, as far as one remains. Out-of-scope
 * texts stay.
 */
function fold(corpus: Corpus, entryFold: Uint32Array, k: number): Fold {
  const used: number[] = [];
  const known: number[] = [];
  const unknown: number[] = [];
  for (let p = corpus.entryStart[corpus.entryIds.length]!; p < corpus.phrases.length; p++) used.push(p);
  for (let e = 0; e < corpus.entryIds.length; e++) {
    const from = corpus.entryStart[e]!;
    const to = corpus.entryStart[e + 1]!;
    const asked = corpus.askedEnd[e]!;
    for (let p = from; p < to; p++) {
      if (entryFold[e]! % FOLDS === k) {
        if (p < asked) unknown.push(p);
      } else if (p < asked && (p - from + e) % FOLDS === k && asked - from > 1) known.push(p);
      else used.push(p);
    }
  }
  return { used: Uint32Array.from(used), known, unknown };
}

function sample(items: readonly number[], size: number): number[] {
  const step = Math.max(1, items.length / size);
  return Array.from({ length: Math.min(size, items.length) }, (_, i) => items[Math.floor(i * step)]!);
}

function countAsked({ askedEnd, entryStart }: Corpus): number {
  return askedEnd.reduce((sum, end, e) => sum + end - entryStart[e]!, 0);
}

/** The number of folds; 0 when nothing could be held out. */
export function countFolds(corpus: Corpus): number {
  const entries = corpus.entryIds.length;
  const phrases = countAsked(corpus);
  if (entries < 3 || phrases < entries * 1.5) return 0;
  if (phrases > VERY_MANY_PHRASES) return 1;
  return phrases > MANY_PHRASES ? FOLDS_OF_MANY : FOLDS;
}

/** The outcomes of all folds; `train` makes a model of the given phrases. */
export function crossValidate(corpus: Corpus, train: (used: Uint32Array) => Model): Outcome[] {
  const entries = corpus.entryIds.length;
  const entryFold = Uint32Array.from({ length: entries }, (_, e) => e);
  shuffle(entryFold, seededRandom(7));
  const rows: { signals: Signals; right: boolean; inScope: boolean }[] = [];
  const many = countAsked(corpus) > MANY_PHRASES;
  const folds = countFolds(corpus);
  for (let k = 0; k < folds; k++) {
    const { used, known, unknown } = fold(corpus, entryFold, k);
    if (used.length === 0) continue;
    const model = train(used);
    const scratch = createScratch(model);
    const ask = (p: number, inScope: boolean) => {
      const candidates = scoreQuery(model, scratch, readQuery(model, corpus.phrases[p]!));
      const best = candidates[0];
      if (best) rows.push({ signals: signalsOf(candidates, 0), right: inScope && best.entry === corpus.entryOf[p], inScope });
    };
    for (const p of sample(known, LARGEST_FOLD)) ask(p, true);
    for (const p of sample(unknown, LARGEST_FOLD)) ask(p, false);
  }
  const inScope = rows.filter((row) => row.inScope).length;
  const outOfScope = rows.length - inScope;
  const share = many ? OUT_OF_SCOPE_SHARE_OF_MANY : OUT_OF_SCOPE_SHARE;
  return rows.map(({ signals, right, inScope: known }) => ({
    signals,
    right,
    weight: known ? ((1 - share) * rows.length) / inScope : (share * rows.length) / outOfScope,
  }));
}
