import fc from 'fast-check';
import { group } from '../../../bot/matcher/arrays/group-rows';
import { solve } from '../../../bot/matcher/arrays/solve';
import { readCorpus } from '../../../bot/matcher/features/corpus';
import { FULL_LENGTH, VALUE_SCALE, vectorise, weigh } from '../../../bot/matcher/features/weights';
import { nearestPhrase } from '../../../bot/matcher/scoring/nearest';
import { shortlist } from '../../../bot/matcher/scoring/score';
import { hardNegativeFinder } from '../../../bot/matcher/training/hard-negatives';
import { trainLinear } from '../../../bot/matcher/training/linear';
import { spanishEntries } from './fixtures';

const corpus = readCorpus('es', spanishEntries);
const all = Uint32Array.from(corpus.phrases.keys());
const weights = weigh(corpus, all);
const vectors = vectorise(corpus, weights, all);

const NO_MEANING = new Float32Array();

/** A phrase as a plain map. */
function sparse(p: number): Map<number, number> {
  const vector = new Map<number, number>();
  for (let i = vectors.start[p]!; i < vectors.start[p + 1]!; i++)
    vector.set(vectors.feature[i]!, vectors.value[i]! / VALUE_SCALE);
  return vector;
}

const dot = (a: Map<number, number>, b: Map<number, number>) => [...a].reduce((sum, [f, v]) => sum + v * (b.get(f) ?? 0), 0);

describe('phrases as vectors', () => {
  it('all have the same length', () => {
    for (const p of all) expect(dot(sparse(p), sparse(p))).toBeCloseTo(FULL_LENGTH, 2);
  });
});

describe('the nearest phrase', () => {
  it('is the one that comparing with each gives', () => {
    const dense = new Float32Array(corpus.table.keys.length);
    for (const p of all) {
      dense.fill(0);
      for (const [f, v] of sparse(p)) dense[f] = v;
      for (let e = 0; e < corpus.entryIds.length; e++) {
        const [from, to] = [corpus.entryStart[e]!, corpus.entryStart[e + 1]!];
        const likeness = [...all.subarray(from, to)].map((other) => dot(sparse(p), sparse(other)) / FULL_LENGTH);
        const found = nearestPhrase(vectors, dense, from, to, 1_000);
        expect(found.similarity).toBeCloseTo(Math.max(...likeness), 4);
        expect(likeness[found.phrase - from]).toBeCloseTo(Math.max(...likeness), 4);
      }
    }
  });
});

describe('the linear scorer', () => {
  const linear = trainLinear(corpus, vectors, NO_MEANING, all);

  it('puts every phrase it learnt on the side of its entry', () => {
    for (const p of all) {
      const margins = Float64Array.from(linear.bias);
      for (const [f, v] of sparse(p)) {
        for (let at = linear.start[f]!; at < linear.start[f + 1]!; at++) {
          margins[linear.entry[at]!]! += linear.weight[at]! * linear.scale[linear.entry[at]!]! * v;
        }
      }
      expect(margins.indexOf(Math.max(...margins))).toBe(corpus.entryOf[p]);
    }
  });

  it('gives an entry without phrases no chance', () => {
    const without = trainLinear(
      corpus,
      vectors,
      NO_MEANING,
      all.filter((p) => corpus.entryOf[p] !== 0),
    );
    expect(without.bias[0]).toBeLessThan(-1);
    expect(without.entry.includes(0)).toBe(false);
  });
});

describe('the rivals of an entry', () => {
  it('are phrases in use of other entries, each once', () => {
    const used = all.filter((p) => p % 3 !== 0);
    const finder = hardNegativeFinder(corpus, vectors, used);
    for (let e = 0; e < corpus.entryIds.length; e++) {
      const own = [...used].filter((p) => corpus.entryOf[p] === e);
      const rivals = [...finder(e, own)];
      expect(new Set(rivals).size).toBe(rivals.length);
      for (const p of rivals) {
        expect(used.includes(p)).toBe(true);
        expect(corpus.entryOf[p]).not.toBe(e);
      }
    }
  });
});

describe('grouping', () => {
  it('brings rows of one key together in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6)), (keys) => {
        const { start, order } = group(Uint32Array.from(keys), 7);
        for (let key = 0; key < 7; key++) {
          const plain = [...keys.keys()].filter((row) => keys[row] === key);
          expect([...order.subarray(start[key], start[key + 1])]).toEqual(plain);
        }
      }),
    );
  });
});

describe('the shortlist', () => {
  it('is the head of the sorted list', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 })), fc.integer({ min: 1, max: 6 }), (values, size) => {
        const plain = values.map((_, i) => i).sort((a, b) => values[b]! - values[a]! || a - b);
        expect(shortlist(Float32Array.from(values), size)).toEqual(plain.slice(0, size));
      }),
    );
  });
});

describe('solving a system', () => {
  it('gives what multiplied back gives the right-hand side', () => {
    const number = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 9, maxLength: 9 }),
        fc.array(number, { minLength: 3, maxLength: 3 }),
        (a, right) => {
          const row = (i: number) => a.slice(3 * i, 3 * i + 3);
          const matrix = [0, 1, 2].map((i) =>
            [0, 1, 2].map((j) => row(i).reduce((sum, v, k) => sum + v * row(j)[k]!, 0) + (i === j ? 1 : 0)),
          );
          const x = solve(matrix, right);
          matrix.forEach((line, i) => {
            expect(line.reduce((sum, v, k) => sum + v * x[k]!, 0)).toBeCloseTo(right[i]!, 5);
          });
        },
      ),
    );
  });
});
