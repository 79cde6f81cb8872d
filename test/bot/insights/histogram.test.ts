import fc from 'fast-check';
import { addHistograms, bucketOf, quantile, sizeOf } from '../../../bot/insights/histogram';
import type { Histogram } from '../../../bot/model/rollup';

const histogramOf = (durations: readonly number[]): Histogram =>
  durations.map((ms): Histogram => ({ [bucketOf(ms)]: 1 })).reduce(addHistograms, {});
/** From a second to a month. */
const durations = fc.array(fc.integer({ min: 1_000, max: 2_600_000_000 }), { minLength: 1, maxLength: 200 });

describe('a histogram of durations', () => {
  it('tells any quantile within 5 %', () => {
    fc.assert(
      fc.property(durations, fc.constantFrom(0.1, 0.5, 0.9, 1), (all, share) => {
        const exact = [...all].sort((a, b) => a - b)[Math.ceil(share * all.length) - 1]!;
        expect(Math.abs(quantile(histogramOf(all), share)! - exact) / exact).toBeLessThanOrEqual(0.051);
      }),
    );
  });

  it('is the same whether it is counted at once or added up', () => {
    fc.assert(
      fc.property(durations, durations, (a, b) => {
        const together = histogramOf([...a, ...b]);
        expect(addHistograms(histogramOf(a), histogramOf(b))).toEqual(together);
        expect(sizeOf(together)).toBe(a.length + b.length);
      }),
    );
  });

  it('has no quantile while it is empty', () => {
    expect(quantile({}, 0.5)).toBeUndefined();
  });
});
