/**
 * How a folded word is spelled once what people often get wrong is taken out of it: words that are meant alike become the same, whatever
 * they are then. What people shorten is a list of each language; these are rules.
 */

/** Letters that sound alike in Spanish; h is silent but in "ch". */
const SPANISH_SOUNDS: Readonly<Record<string, string>> = {
  ch: '0',
  h: '',
  v: 'b',
  qu: 'k',
  z: 's',
  x: 's',
  ll: 'y',
  w: 'gu',
};
const SPANISH_ALIKE = /ch|h|v|qu|c(?=[ei])|c|z|x|g(?=[ei])|ll|w/g;

/** A word as it sounds, so that "arta", "berguenza" and "escusas" read like "harta", "vergüenza" and "excusas". */
function spanish(word: string): string {
  return word
    .replace(SPANISH_ALIKE, (letters, at: number, whole: string) => {
      const isSoft = /[ei]/.test(whole.charAt(at + 1));
      if (letters === 'c') return isSoft ? 's' : 'k';
      return letters === 'g' ? 'j' : (SPANISH_SOUNDS[letters] ?? letters);
    })
    .replace(/([a-qs-z])\1/g, '$1');
}

/** English words from so many letters on are read without regard to which vowel is where, and to doubled letters. */
const LONG = 7;

/** "rediculous", "unacceptible" and "appauling" read like "ridiculous", "unacceptable" and "appalling". */
function english(word: string): string {
  if (word.length < LONG) return word;
  return (
    word.slice(0, 1) +
    word
      .slice(1)
      .replace(/([a-z])\1/g, '$1')
      .replace(/[aeiouy]+/g, 'a')
      .replace(/([^a])\1/g, '$1')
  );
}

/** The rules by the name that a language pack gives them. */
export const SPELLINGS = {
  english,
  spanish,
  /** For languages that nobody has written rules for: a word counts as it is typed. */
  none: (word: string): string => word,
} as const;

export type SpellingName = keyof typeof SPELLINGS;
export const SPELLING_NAMES = Object.keys(SPELLINGS) as readonly SpellingName[];

/** Spellings that are remembered: words that people use are few. */
const REMEMBERED = 2_000;

/** @param shortenings what people shorten, run together or often misspell, and what it stands for; folded */
export function spellingOf(name: SpellingName, shortenings: Readonly<Record<string, string>>): (plain: string) => string {
  const meant = new Map(Object.entries(shortenings));
  const known = new Map<string, string>();
  return (plain) => {
    const before = known.get(plain);
    if (before !== undefined) return before;
    const spelled = SPELLINGS[name](meant.get(plain) ?? plain);
    if (known.size >= REMEMBERED) known.clear();
    known.set(plain, spelled);
    return spelled;
  };
}
