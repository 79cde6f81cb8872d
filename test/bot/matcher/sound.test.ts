import { buildSnapshot, loadSnapshot } from '../../../bot/matcher';
import { SOUNDS } from '../../../bot/text/sound';
import { spanishEntries } from './fixtures';

describe('how a Spanish word sounds', () => {
  it.each([
    ['quiero', 'kiero'],
    ['devolver', 'debolber'],
    ['hacer', 'aser'],
    ['lleno', 'yeno'],
    ['girar', 'jirar'],
    ['cambio', 'canbio'],
    ['muy', 'mui'],
    ['zapato', 'sapato'],
    ['huevo', 'uebo'],
  ])('is the same for %s and %s', (one, other) => {
    expect(SOUNDS.spanish(one)).toBe(SOUNDS.spanish(other));
  });

  it.each([
    ['chico', 'cico'],
    ['gato', 'jato'],
    ['pago', 'bago'],
    ['mano', 'nano'],
  ])('is not the same for %s and %s', (one, other) => {
    expect(SOUNDS.spanish(one)).not.toBe(SOUNDS.spanish(other));
  });
});

describe('a question that is written as it is spoken', () => {
  const matcher = loadSnapshot(buildSnapshot('es', spanishEntries));

  it('is understood', () => {
    const { matches, words } = matcher.match('kiero debolber un produkto');
    expect(matches[0]?.entryId).toBe('devolucion');
    expect(words.map(({ corrected }) => corrected)).toEqual(['quiero', 'devolver', undefined, 'producto']);
  });
});
