import { folded } from '../../shared/folded';

/** A searched text of an item, and the weight of a match in it (1 by default). */
export interface SearchedField<Item> {
  readonly name: string;
  readonly of: (item: Item) => string | readonly string[];
  readonly weight?: number;
}

export type FuzzySearch<Item> = (q: string) => readonly Item[];

/** A fuzzy search for longer text is slow and finds nothing better. */
const MAX_PATTERN = 64;
/** Fuse.js's own measure: the share of a word that may differ; words of up to three letters must match exactly. */
const THRESHOLD = 0.3;

/**
 * Searches loaded items: an item must contain every word of `q`, ignoring accents and typos. Items of which a text is
 * `q` come first, then those that begin with it, then those with a word that begins with it, then the others, best first. The first call loads Fuse.js.
 *
 * @param most maximum number of results
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

/** 0 when it is all of a text, 1 when a text begins with it, 2 when a word does, otherwise 3. */
function rankOf(texts: readonly string[], start: string): number {
  if (texts.includes(start)) return 0;
  if (texts.some((text) => text.startsWith(start))) return 1;
  return texts.some((text) => text.includes(` ${start}`)) ? 2 : 3;
}
