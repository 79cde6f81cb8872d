import Fuse from 'fuse.js/basic';
import type { SearchRow } from '../../../bot/help/listings';
import { folded } from '../folded';

export type { SearchRow } from '../../../bot/help/listings';

/** The entries that a text is about, best first, and no more than `most`. */
export type HelpSearch = (text: string, most: number) => readonly SearchRow[];

/** Only so many words of a text are looked at. */
const MAX_WORDS = 16;
/** Fuse.js's own measure: the share of a word that may differ. */
const THRESHOLD = 0.25;
/** Words that one misspelled word may stand for. */
const MAX_MEANT = 3;
/** In shorter words, one letter makes another word; longer ones are none. */
const MISSPELLED_LETTERS = { from: 5, to: 30 } as const;
/** A word that was not written to its end, and one that was written with a mistake, count for less. */
const BEGUN = 0.9;
const MISSPELLED = 0.8;
/** From so many letters on, a word may be only begun. */
const MIN_BEGUN = 3;
/** How much more a title counts than another way of asking. */
const TITLE = 1.15;
/** Share of a text, by the weight of its words, that a phrase must have. */
const COVERED = 0.5;
/** How much it counts that a phrase says nothing else. */
const NOTHING_ELSE = 0.4;

interface Phrase {
  readonly row: number;
  readonly isTitle: boolean;
  /** Sum of the weights of its words. */
  weight: number;
}

/**
 * Makes the search over the titles and phrases of the help pages. A word weighs the more the fewer phrases have it; Fuse.js
 * finds the words that a misspelled one stands for, and the last word may be only begun.
 */
export function helpSearch(rows: readonly SearchRow[]): HelpSearch {
  const phrases: Phrase[] = [];
  const phrasesWith = new Map<string, number[]>();
  rows.forEach(({ title, phrases: others }, row) => {
    for (const [place, text] of [title, ...others].entries()) {
      for (const word of new Set(folded(text).split(' '))) {
        const known = phrasesWith.get(word);
        if (known === undefined) phrasesWith.set(word, [phrases.length]);
        else known.push(phrases.length);
      }
      phrases.push({ row, isTitle: place === 0, weight: 0 });
    }
  });
  const weightOf = (word: string) => Math.log(1 + phrases.length / (phrasesWith.get(word)?.length ?? 1));
  for (const [word, places] of phrasesWith) for (const place of places) addWeight(phrases[place], weightOf(word));
  const words = [...phrasesWith.keys()];
  const fuse = new Fuse(words, { includeScore: true, threshold: THRESHOLD });

  /** The words that one stands for, each with how much it counts. */
  function meant(word: string, isLast: boolean): readonly (readonly [word: string, share: number])[] {
    const begun = isLast && word.length >= MIN_BEGUN ? words.filter((known) => known.startsWith(word) && known !== word) : [];
    const found = [...(phrasesWith.has(word) ? [[word, 1] as const] : []), ...begun.map((known) => [known, BEGUN] as const)];
    if (found.length > 0 || word.length < MISSPELLED_LETTERS.from || word.length > MISSPELLED_LETTERS.to) return found;
    return fuse.search(word, { limit: MAX_MEANT }).map(({ item, score = 0 }) => [item, MISSPELLED * (1 - score)] as const);
  }

  return (text, most) => {
    const written = [...new Set(folded(text).split(' '))].filter((word) => word !== '').slice(0, MAX_WORDS);
    const covered = new Map<number, number>();
    let whole = 0;
    written.forEach((word, place) => {
      const best = new Map<number, number>();
      let weight = 0;
      for (const [known, share] of meant(word, place === written.length - 1)) {
        weight = Math.max(weight, weightOf(known));
        for (const phrase of phrasesWith.get(known) ?? [])
          best.set(phrase, Math.max(best.get(phrase) ?? 0, share * weightOf(known)));
      }
      // A word that nothing has counts against all.
      whole += weight === 0 ? weightOf(word) : weight;
      for (const [phrase, share] of best) covered.set(phrase, (covered.get(phrase) ?? 0) + share);
    });
    const scores = new Map<number, number>();
    for (const [place, weight] of covered) {
      const phrase = phrases[place];
      if (phrase === undefined || weight / whole < COVERED) continue;
      const score =
        (phrase.isTitle ? TITLE : 1) *
        (weight / whole) *
        (1 - NOTHING_ELSE + (NOTHING_ELSE * Math.min(weight, phrase.weight)) / phrase.weight);
      scores.set(phrase.row, Math.max(score, scores.get(phrase.row) ?? 0));
    }
    return [...scores]
      .sort(([first, a], [second, b]) => b - a || first - second)
      .slice(0, most)
      .flatMap(([row]) => rows[row] ?? []);
  };
}

function addWeight(phrase: Phrase | undefined, weight: number): void {
  if (phrase !== undefined) phrase.weight += weight;
}
