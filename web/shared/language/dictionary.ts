/** Texts of a page in one language, by key. `{name}` stands for a value. */
export type Dictionary<Key extends string> = Readonly<Record<Key, string>>;

export type Translate<Key extends string> = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

/** Fills `{name}` places; what is filled in is never looked at again. */
export function translate<Key extends string>(dictionary: Dictionary<Key>): Translate<Key> {
  return (key, values = {}) => dictionary[key].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/**
 * The first wish that there is a dictionary for; wishes are BCP 47 tags, of which the language alone counts.
 *
 * @param fallback what it is when none fits
 */
export function pickLanguage<Language extends string>(
  wishes: readonly (string | null | undefined)[],
  languages: readonly Language[],
  fallback: Language,
): Language {
  for (const wish of wishes) {
    const primary = wish?.toLowerCase().split(/[-_]/)[0];
    const found = languages.find((language) => language === primary);
    if (found !== undefined) return found;
  }
  return fallback;
}
