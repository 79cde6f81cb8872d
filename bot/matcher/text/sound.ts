import type { Language } from '../../model/language';

/**
 * How a word sounds, for languages in which people write as they hear: "kiero", "debolber", "ai". Letters that are spoken alike in
 * most of Spain and Latin America become one (seseo and yeísmo included: Real Academia Española, Ortografía 2010, chapter I).
 */

const SPANISH: readonly (readonly [RegExp, string])[] = [
  [/ch/g, '1'],
  [/h/g, ''],
  [/qu?(?=[ei])|q|c(?![ei])/g, 'k'],
  [/[zx]|c(?=[ei])/g, 's'],
  [/g(?=[ei])/g, 'j'],
  [/gu(?=[ei])/g, 'g'],
  [/v|w/g, 'b'],
  [/ll/g, 'y'],
  [/m(?=[bp])/g, 'n'],
  [/y$/, 'i'],
  [/(.)\1+/g, '$1'],
];

function spanish(form: string): string {
  return SPANISH.reduce((sounds, [letters, sound]) => sounds.replace(letters, sound), form);
}

/** The sound of a folded word. English spelling is no guide to its sound: there it is the word itself. */
export const soundOf: Readonly<Record<Language, (form: string) => string>> = { es: spanish, en: (form) => form };
