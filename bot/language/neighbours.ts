import { LANGUAGES, type Language } from '../model/language';
import { listens } from './compiled/listens';
import { writtenWords } from './detect';

/** A language that the bot does not speak, beside one that it does. */
export interface Neighbour {
  /** ISO 639. */
  readonly code: string;
  /** The language of the bot that its speakers understand best. */
  readonly nearest: Language;
}

/** Words of its own that tell a neighbour. */
const ENOUGH = 2;

interface Markers extends Neighbour {
  readonly words: ReadonlySet<string>;
}

let neighbours: readonly Markers[] | undefined;

/** The neighbouring language of a text, by words that none of the bot's languages has; undefined when it is in none. */
export function neighbourIn(text: string): Neighbour | undefined {
  neighbours ??= LANGUAGES.flatMap((nearest) =>
    Object.entries(listens[nearest].neighbours).map(([code, words]) => ({ code, nearest, words: new Set(words.split(' ')) })),
  );
  // An article before an apostrophe is a word of its own: "l'enviament".
  const said = writtenWords(text.toLowerCase().replaceAll('’', "'")).flatMap((word) => word.split("'"));
  const words = new Set([...said, ...said.slice(1).map((word, before) => `${said[before]}_${word}`)]);
  let best: Markers | undefined;
  let most = ENOUGH - 1;
  for (const one of neighbours) {
    const count = [...words].filter((word) => one.words.has(word)).length;
    if (count > most) best = one;
    most = Math.max(most, count);
  }
  return best && { code: best.code, nearest: best.nearest };
}
