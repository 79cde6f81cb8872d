/**
 * How a word sounds, for languages in which people write as they hear: "kiero", "debolber", "ai". Letters that sound the
 * same in most of Spain and Latin America become one (including seseo and yeísmo: Real Academia Española, Ortografía 2010,
 * chapter I).
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

/** Sound rules by the name that a language pack uses. */
export const SOUNDS = {
  spanish,
  /** For languages whose spelling does not follow their sound, such as English: the word itself. */
  none: (form: string): string => form,
} as const;

export type SoundName = keyof typeof SOUNDS;
export const SOUND_NAMES = Object.keys(SOUNDS) as readonly SoundName[];
