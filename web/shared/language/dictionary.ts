/** Texts of a page in one language, by key. `{name}` stands for a value. */
export type Dictionary<Key extends string> = Readonly<Record<Key, string>>;

export type Translate<Key extends string> = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

/** Fills `{name}` placeholders; filled-in values are not scanned again. */
export function translate<Key extends string>(dictionary: Dictionary<Key>): Translate<Key> {
  return (key, values = {}) => dictionary[key].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/**
 * The first wish for which there is a dictionary; wishes are BCP 47 tags, of which only the language counts.
 *
 * @param fallback used when none fits
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
