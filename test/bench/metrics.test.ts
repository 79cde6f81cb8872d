import fc from 'fast-check';
import { parseCsv } from './csv';
import { type Answered, atThreshold, auroc, bestThreshold, calibrationError, confidenceOf, isRight, topK } from './metrics';

const row = (expect: string | null, id: string, confidence: number): Answered => ({ expect, top: [{ id, confidence }], ms: 0 });
const rows = fc.array(
  fc.record({
    expect: fc.constantFrom('a', 'b', null),
    id: fc.constantFrom('a', 'b'),
    confidence: fc.integer({ min: 0, max: 10 }).map((n) => n / 10),
  }),
  { minLength: 1 },
);

describe('the figures of the benchmark', () => {
  it('compare every question in scope with every one out of scope', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const answered = list.map(({ expect, id, confidence }) => row(expect, id, confidence));
        const inside = answered.filter(({ expect }) => expect !== null);
        const outside = answered.filter(({ expect }) => expect === null);
        fc.pre(inside.length > 0 && outside.length > 0);
        let wins = 0;
        for (const one of inside) {
          for (const other of outside) wins += (Math.sign(confidenceOf(one) - confidenceOf(other)) + 1) / 2;
        }
        expect(auroc(answered)).toBeCloseTo(wins / (inside.length * outside.length));
      }),
    );
  });

  it('find the threshold with the most right decisions', () => {
    const decisions = (list: readonly Answered[], threshold: number) =>
      list.filter((one) => (confidenceOf(one) >= threshold ? isRight(one) : one.expect === null)).length;
    fc.assert(
      fc.property(rows, (list) => {
        const answered = list.map(({ expect, id, confidence }) => row(expect, id, confidence));
        const found = decisions(answered, bestThreshold(answered));
        for (let threshold = -0.05; threshold < 1.2; threshold += 0.1) {
          expect(found).toBeGreaterThanOrEqual(decisions(answered, threshold));
        }
      }),
    );
  });

  it('count what is right, answered and handed off', () => {
    const list = [row('a', 'a', 0.9), row('a', 'b', 0.8), row('b', 'b', 0.2), row(null, 'a', 0.1)];
    expect(topK(list, 1)).toBeCloseTo(2 / 3);
    expect(atThreshold(list, 0.75)).toEqual({ inScope: 1 / 3, outOfScope: 1, answered: 2 / 3 });
  });

  it('find no calibration error where confidence comes true', () => {
    const list = [row('a', 'a', 1), row('b', 'b', 1), row(null, 'a', 0)];
    expect(calibrationError(list)).toBeCloseTo(0);
    expect(calibrationError([row('a', 'b', 1)])).toBeCloseTo(1);
  });
});

describe('reading CSV', () => {
  it('keeps commas, quotes and line breaks of quoted fields', () => {
    expect(parseCsv('text,category\r\n"one, ""two""\nthree",a\nplain,b\n')).toEqual([
      ['text', 'category'],
      ['one, "two"\nthree', 'a'],
      ['plain', 'b'],
    ]);
  });
});
