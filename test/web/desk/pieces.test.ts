import fc from 'fast-check';
import { pieces, type Word } from '../../../web/desk/explanation/pieces';

const word = (text: string, start: number): Word => ({ text, start, known: true, weight: 0.5 });
const textOf = (cut: ReturnType<typeof pieces>) => cut.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');

describe("the customer's text, cut at its words", () => {
  it('keeps what lies between the words', () => {
    const [tarda, nevera] = [word('tarda', 8), word('nevera', 17)];
    expect(pieces('¿Cuánto tarda la nevera?', [nevera, tarda])).toEqual(['¿Cuánto ', tarda, ' la ', nevera, '?']);
  });

  it('leaves out a word that is not where it is said to be', () => {
    expect(pieces('hola', [word('adiós', 0)])).toEqual(['hola']);
  });

  it('leaves out a word that overlaps another', () => {
    const whole = word('frigorífico', 0);
    expect(pieces('frigorífico', [whole, word('rigor', 1)])).toEqual([whole]);
  });

  it('makes the text again, whatever the words are said to be', () => {
    const found = fc.array(fc.record({ text: fc.string({ maxLength: 4 }), start: fc.nat({ max: 30 }) }));
    fc.assert(
      fc.property(fc.string({ maxLength: 30, unit: 'grapheme' }), found, (sentence, claimed) => {
        const real = [...sentence.matchAll(/\p{L}+/gu)].map((match) => word(match[0], match.index));
        expect(textOf(pieces(sentence, [...real, ...claimed.map(({ text, start }) => word(text, start))]))).toBe(sentence);
      }),
    );
  });
});
