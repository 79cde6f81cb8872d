import fc from 'fast-check';
import { stemEnglish } from '../../../bot/text/stem/english';
import { spanishStemmer, stemSpanish } from '../../../bot/text/stem/spanish';

interface Factory {
  readonly newStemmer: (language: string) => { readonly stem: (word: string) => string };
}
const snowball: Factory = require('snowball-stemmers');
const english = snowball.newStemmer('english');
const spanish = snowball.newStemmer('spanish');

const pieces = (list: string) => fc.constantFrom(...list.split(' '));
const words = (beginnings: string, endings: string, letters: string) =>
  fc
    .tuple(
      fc.string({ unit: fc.constantFrom(...letters), maxLength: 7 }),
      fc.array(pieces(beginnings), { maxLength: 1 }),
      fc.array(pieces(endings), { maxLength: 3 }),
    )
    .map(([letters, middle, ends]) => letters + middle.join('') + ends.join(''));

describe('the English stemmer', () => {
  it('gives the stems of the published algorithm', () => {
    fc.assert(
      fc.property(
        words(
          'gener commun arsen yell say hop agree sk',
          's es ies ed eed edly ing ingly ly li y ational tional ization izer fulness ousness iveness biliti ogi alli e er ll ic ment ement ion sses ness ative',
          'abcdeilmnorstuvwxyz',
        ),
        (word) => {
          expect(stemEnglish(word)).toBe(english.stem(word));
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it.each(
    'skis dying news inning proceed hopping hoped agreed tied cries gas this kiwis sky skies singly generously communism'.split(
      ' ',
    ),
  )('stems %s as published', (word) => {
    expect(stemEnglish(word)).toBe(english.stem(word));
  });

  it('does not take a word for a property of its tables', () => {
    expect(stemEnglish('constructor')).toBe(english.stem('constructor'));
    expect(stemEnglish('tostring')).toBe(english.stem('tostring'));
  });
});

describe('the Spanish stemmer', () => {
  it('gives the stems of the published algorithm when accents are kept', () => {
    const stem = spanishStemmer((text) => text);
    fc.assert(
      fc.property(
        words(
          'hac cancel segu distribu compr ll',
          'me se sela los nos iéndo ando yendo ár er ación aciones logía ución encia amente mente idad iva ico ismo able ador ante ía íamos ábamos ría éis gue os o é ó ya yeron abil at ic',
          'abcdeghilmnorstuvyzáéíóúüñ',
        ),
        (word) => {
          expect(stem(word)).toBe(spanish.stem(word));
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['cancelación', 'cancelacion'],
    ['haciéndola', 'haciendola'],
    ['pagarías', 'pagarias'],
    ['envió', 'envio'],
  ])('reads %s and %s alike once accents are folded', (accented, plain) => {
    expect(stemSpanish(accented.normalize('NFD').replace(/\p{M}/gu, ''))).toBe(stemSpanish(plain));
  });

  it.each([
    ['cancelacion', 'cancelar'],
    ['pagaria', 'pagar'],
    ['enviandolo', 'enviar'],
  ])('brings %s and %s together', (one, other) => {
    expect(stemSpanish(one)).toBe(stemSpanish(other));
  });
});
