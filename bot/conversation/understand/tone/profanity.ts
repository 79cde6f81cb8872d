import { type Kind, matchPhrases } from '../../../language/listening/lexicon';
import type { Reading } from './reading';

/** Kinds that nobody wants to hear said back to them. */
const PROFANE: ReadonlySet<string> = new Set(['profanity', 'insult', 'bot insult']);
/** Kinds that say how somebody feels, or what they will do, and not what has happened. */
const VENTING: ReadonlySet<string> = new Set([
  ...PROFANE,
  ...['feeling', 'limit', 'contempt', 'bad service', 'not right', 'sarcasm', 'order', 'rhetorical', 'no comfort'],
  ...['leaving', 'complaint', 'telling', 'last chance'],
]);

/** Whether it is about anger rather than about a matter. */
export const isVented = ({ name }: Kind): boolean => VENTING.has(name);

const SHORT = 3;

export interface Profanity {
  /** There is swearing or an insult in it. */
  readonly isProfane: boolean;
  /** How many of its words are about anything but anger; short ones, which are about nothing, left out. */
  readonly matter: number;
}

/** How something is said, apart from what: judged in the language in which it is ruder. */
export function profanityIn(readings: readonly Reading[]): Profanity {
  const judged = readings.map(({ known, words }) => {
    const said = matchPhrases(known.lexicon, words);
    const vented = new Set(said.filter(({ kind }) => VENTING.has(kind.name)).flatMap(({ places }) => places));
    const matter = words.filter(({ plain }, place) => plain.length > SHORT && !vented.has(place)).length;
    return { isProfane: said.some(({ kind }) => PROFANE.has(kind.name)), matter };
  });
  return { isProfane: judged.some(({ isProfane }) => isProfane), matter: Math.min(...judged.map(({ matter }) => matter)) };
}
