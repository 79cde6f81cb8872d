/**
 * Normalises the spelling of folded words: common misspellings of a word become the same. Abbreviations are a list in each
 * language; these are rules.
 */

/** Letters that sound alike in Spanish; h is silent except in "ch". */
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

/** A word by its sound, so that "arta", "berguenza" and "escusas" equal "harta", "vergüenza" and "excusas". */
function spanish(word: string): string {
  return word
    .replace(SPANISH_ALIKE, (letters, at: number, whole: string) => {
      const isSoft = /[ei]/.test(whole.charAt(at + 1));
      if (letters === 'c') return isSoft ? 's' : 'k';
      return letters === 'g' ? 'j' : (SPANISH_SOUNDS[letters] ?? letters);
    })
    .replace(/([a-qs-z])\1/g, '$1');
}

/** In English words of at least this length, the choice of vowels and doubled letters are ignored. */
const LONG = 7;

/** "rediculous", "unacceptible" and "appauling" equal "ridiculous", "unacceptable" and "appalling". */
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

/** The rules by the name that a language pack uses. */
export const SPELLINGS = {
  english,
  spanish,
  /** For languages without rules: a word counts as it is typed. */
  none: (word: string): string => word,
} as const;

export type SpellingName = keyof typeof SPELLINGS;
export const SPELLING_NAMES = Object.keys(SPELLINGS) as readonly SpellingName[];

/** Number of cached spellings; people use few different words. */
const REMEMBERED = 2_000;

/** @param shortenings abbreviations, joined words and frequent misspellings, with their meaning; folded */
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
