import { seededRandom } from '../../../bot/matcher/arrays/seeded-random';
import { findWord } from '../../../bot/matcher/features/lexicon';
import { learnBridge, type Pair } from '../../../infra/tools/bridge/learn';

const DIMENSIONS = 80;
const WORDS = Array.from({ length: 30 }, (_, w) => `word${String.fromCharCode(97 + w)}`);

/** Pairs whose meaning is what the glosses say, turned, and what each word adds. */
function madePairs(count: number): readonly Pair[] {
  const random = seededRandom(1);
  const vector = () => Float32Array.from({ length: DIMENSIONS }, () => random() - 0.5);
  const own = new Map(WORDS.map((word) => [word, vector()]));
  return Array.from({ length: count }, (): Pair => {
    const words = Array.from({ length: 4 }, () => WORDS[Math.floor(random() * WORDS.length)]!);
    const glossed = vector();
    const said = words.map((word) => own.get(word)!);
    const meant = glossed.map((_, d) => glossed[(d + 1) % DIMENSIONS]! + 0.5 * said.reduce((sum, one) => sum + one[d]!, 0));
    return { glossed, meant, words };
  });
}

const cosine = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, part, d) => sum + part * b[d]!, 0) / (Math.hypot(...a) * Math.hypot(...b));

describe('learning a bridge', () => {
  const pairs = madePairs(3_000);
  const { words, mean: middle, map } = learnBridge(pairs.slice(0, 2_800), (word) => word);

  /** By definition: the map times the centred glosses, and the sum of the words. */
  function crossed({ glossed, words: said }: Pair): Float32Array {
    const centred = glossed.map((part, d) => part - middle[d]!);
    const length = Math.hypot(...centred);
    const found = said.map((word) => findWord(words, word)).filter((word) => word >= 0);
    const sum = Float32Array.from({ length: words.dimensions }, (_, d) =>
      found.reduce((all, w) => all + (words.length[w]! * words.direction[w * words.dimensions + d]!) / 127, 0),
    );
    const into = [...centred.map((part) => part / length), ...sum.map((part) => part / Math.sqrt(found.length))];
    return Float32Array.from({ length: map.rows }, (_, r) =>
      into.reduce((all, part, c) => all + part * map.value[r * map.columns + c]! * map.scale[r]!, 0),
    );
  }

  it('finds a linear map and what words add to it, also for sentences that it was not shown', () => {
    const others = pairs.slice(2_800);
    const mean = (near: readonly number[]) => near.reduce((sum, one) => sum + one, 0) / near.length;
    expect(mean(others.map(({ glossed, meant }) => cosine(glossed, meant)))).toBeLessThan(0.1);
    // A part of the glosses' encoding stays as it is, which is noise here.
    expect(mean(others.map((pair) => cosine(crossed(pair), pair.meant)))).toBeGreaterThan(0.75);
  });

  it('leaves out words of fewer than three sentences', () => {
    const rare: Pair = { ...pairs[0]!, words: ['rare'] };
    expect(findWord(learnBridge([...pairs.slice(0, 300), rare], (word) => word).words, 'rare')).toBe(-1);
  });
});
