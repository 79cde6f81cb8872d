import fc from 'fast-check';
import { MAX_UNITS, MAX_WORDS, splitWords, wordForm } from '../../../bot/text/words';

describe('folding a word', () => {
  it.each([
    ['Contraseña', 'contrasena'],
    ['¿CÓMO', 'como'],
    ['ﬁn', 'fin'],
    ['İstanbul', 'istanbul'],
    ['don’t', 'dont'],
    ['ＡＢＣ', 'abc'],
    ['co\u00adrreo', 'correo'],
    ['🙂', ''],
    ['\ud800', ''],
  ])('%s becomes %s', (word, form) => {
    expect(wordForm(word)).toBe(form);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => expect(wordForm(wordForm(text))).toBe(wordForm(text))),
    );
  });
});

describe('splitting an utterance', () => {
  it('gives every word with its place in the text of the customer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const word of splitWords(text).words) {
          expect(text.slice(word.start, word.start + word.text.length)).toBe(word.text);
          expect(word.form).toBe(wordForm(word.text));
          expect(word.form).not.toBe('');
        }
      }),
    );
  });

  it('finds the words that a slow and plain reader finds', () => {
    const plain = (text: string) =>
      text
        .split(/[^a-zA-Záéíóúñ0-9]+/)
        .filter((word) => word !== '')
        .map((word) => word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''));
    const unit = fc.constantFrom(...'aábBñÑ 7,.¿?-\n');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        const found = splitWords(text).words.map(({ form }) => form);
        expect(found).toEqual(plain(text.replaceAll('Ñ', 'ñ')).slice(0, MAX_WORDS));
      }),
    );
  });

  it('looks at so many words and no more, and says so', () => {
    expect(splitWords('a '.repeat(MAX_WORDS))).toMatchObject({ truncated: false });
    const { words, truncated } = splitWords('a '.repeat(MAX_WORDS + 1));
    expect(words).toHaveLength(MAX_WORDS);
    expect(truncated).toBe(true);
  });

  it('begins at the first word, however far it is', () => {
    const { words, truncated } = splitWords(`${' '.repeat(50_000)}hola`);
    expect(words).toMatchObject([{ text: 'hola', start: 50_000 }]);
    expect(truncated).toBe(false);
    expect(splitWords('x'.repeat(MAX_UNITS + 1)).truncated).toBe(true);
  });
});
