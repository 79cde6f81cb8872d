import fc from 'fast-check';
import { foldCase, foldedWords, foldLetters, foldPhrase } from '../../../bot/text/fold';

const anything = fc.string({ unit: 'binary', maxLength: 40 });

describe('folding a text', () => {
  it.each([
    ['José PÉREZ', 'jose perez', 'José PÉREZ'.toLowerCase()],
    ['jose@EXAMPLE.com', 'jose@example.com', 'jose@example.com'],
    ['ＡＢＣ ﬁn', 'abc fin', 'abc fin'],
    ['İ', 'i', 'i̇'],
    ['', '', ''],
  ])('%p loses case and accents, or case alone', (text, letters, cased) => {
    expect(foldLetters(text)).toBe(letters);
    expect(foldCase(text)).toBe(cased);
  });

  it.each([
    ['¿Cuánto TARDA la entrega?', 'cuanto tarda la entrega', 4],
    ['  «M-0123ABCD», 7 kg ', 'm 0123abcd 7 kg', 4],
    ['¿…?', '', 0],
  ])('%p leaves words with one space between them', (text, phrase, words) => {
    expect(foldPhrase(text)).toBe(phrase);
    expect(foldedWords(text)).toHaveLength(words);
  });

  it('changes nothing the second time', () => {
    for (const fold of [foldLetters, foldPhrase]) {
      fc.assert(fc.property(anything, (text) => expect(fold(fold(text))).toBe(fold(text))));
    }
  });

  it('is the same by the short way of plain letters', () => {
    const plain = fc.string({ unit: 'grapheme-ascii', maxLength: 40 });
    fc.assert(fc.property(plain, (text) => expect(foldLetters(text)).toBe(text.normalize('NFKD').toLowerCase())));
  });
});
