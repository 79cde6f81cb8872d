/** What of an item is searched, and what finding it there is worth beside the others (1 unless said). */
export interface SearchedField<Item> {
  readonly name: string;
  readonly of: (item: Item) => string | readonly string[];
  readonly weight?: number;
}

export type FuzzySearch<Item> = (q: string) => readonly Item[];

/** Longer than this, a search of typos takes long and finds nothing better. */
const MAX_PATTERN = 64;
/** Fuse.js's own measure: the share of a word that may differ, so that words of three letters and less are taken as they are. */
const THRESHOLD = 0.3;

/**
 * A search among items that are there already: every word of `q` has to be found in an item, accents and typos overlooked.
 * What begins with `q` as it stands comes first, then where a word begins with it, then the others, best first.
 * Fuse.js is loaded by the first call.
 *
 * @param most longest list of results
 */
export async function fuzzySearch<Item>(
  items: readonly Item[],
  fields: readonly SearchedField<Item>[],
  most = Number.POSITIVE_INFINITY,
): Promise<FuzzySearch<Item>> {
  const { default: Fuse } = await import('fuse.js');
  const index = new Fuse(items, {
    keys: fields.map(({ name, of, weight = 1 }) => ({ name, weight, getFn: of })),
    threshold: THRESHOLD,
    ignoreDiacritics: true,
    useTokenSearch: true,
    tokenMatch: 'all',
  });
  const known = new Map<Item, readonly string[]>();
  const textsOf = (item: Item): readonly string[] => {
    const texts = known.get(item) ?? fields.flatMap(({ of }) => of(item)).map(folded);
    known.set(item, texts);
    return texts;
  };
  return (q) => {
    const pattern = q.slice(0, MAX_PATTERN).trim();
    if (pattern === '') return [];
    const start = folded(pattern);
    const ranked = index.search(pattern).map(({ item }) => ({ item, rank: rankOf(textsOf(item), start) }));
    return ranked
      .sort((a, b) => a.rank - b.rank)
      .slice(0, most)
      .map(({ item }) => item);
  };
}

/** 0 where a text begins with it, 1 where a word does, 2 elsewhere. */
function rankOf(texts: readonly string[], start: string): number {
  if (texts.some((text) => text.startsWith(start))) return 0;
  return texts.some((text) => text.includes(` ${start}`)) ? 1 : 2;
}

/** Case, accents and what stands between words folded away. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
