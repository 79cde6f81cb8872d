import { callingAt } from '../../../web/desk/ticket/composer/answers/trigger';

describe('calling for an answer', () => {
  test.each([
    ['/', { from: 0, to: 1, q: '' }],
    ['/refund', { from: 0, to: 7, q: 'refund' }],
    ['Hello,\n/two words', { from: 7, to: 17, q: 'two words' }],
    ['see /returns', { from: 4, to: 12, q: 'returns' }],
  ])('%j calls', (text, calling) => {
    expect(callingAt(text, text.length)).toEqual(calling);
  });

  test.each(['and/or', 'https://example.com/path', '1 / 2', '/one\nand more', '//', '', `/${'x'.repeat(80)}`])(
    '%j calls for nothing',
    (text) => {
      expect(callingAt(text, text.length)).toBeUndefined();
    },
  );

  it('looks at what stands before the caret, not after it', () => {
    expect(callingAt('/ref and more', 4)).toEqual({ from: 0, to: 4, q: 'ref' });
    expect(callingAt('before /later', 6)).toBeUndefined();
  });
});
