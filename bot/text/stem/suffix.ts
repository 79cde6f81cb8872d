/** Suffix tables in the manner of Snowball's `among`: the longest matching suffix wins, whether or not it may be removed. */
export type Suffixes = readonly string[];

/** Makes a table from a list in one string, longest first. */
export function suffixes(list: string): Suffixes {
  return [...new Set(list.split(' '))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** Makes a table of suffixes and their replacements, from `suffix:replacement` in one string, longest first. */
export function replacements(list: string): ReadonlyMap<string, string> {
  return new Map(
    suffixes(list)
      .map((row) => row.split(':') as [string, string])
      .sort(([a], [b]) => b.length - a.length),
  );
}

/** The longest suffix of the table that the word ends with, or ''. */
export function longest(word: string, table: Iterable<string>): string {
  for (const suffix of table) if (word.endsWith(suffix)) return suffix;
  return '';
}

/** Whether the suffix starts at or after `region`, an index in the word. */
export function endsWithin(word: string, suffix: string, region: number): boolean {
  return word.length - suffix.length >= region;
}
