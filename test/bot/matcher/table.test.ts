import fc from 'fast-check';
import { buildTable, findFeature } from '../../../bot/matcher/features/table';

describe('the feature table', () => {
  it('finds what a plain list finds', () => {
    const hash = fc.oneof(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 40 }));
    fc.assert(
      fc.property(fc.array(hash), fc.array(hash), (held, asked) => {
        const table = buildTable(Uint32Array.from(held));
        const plain = [...new Set(held)].sort((a, b) => a - b);
        for (const one of [...held, ...asked]) expect(findFeature(table, one)).toBe(plain.indexOf(one));
      }),
    );
  });
});
