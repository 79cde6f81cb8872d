import { type Kind, listen } from './lexicon';
import type { Reading } from './reading';

/** Kinds that nobody wants to hear said back to them. */
const RUDE: ReadonlySet<string> = new Set(['oath', 'insult', 'bot insult']);
/** Kinds that say how somebody feels, or what they will do, and not what has happened. */
const VENTING: ReadonlySet<string> = new Set([
  ...RUDE,
  ...['feeling', 'limit', 'contempt', 'bad service', 'not right', 'sarcasm', 'order', 'rhetorical', 'no comfort'],
  ...['leaving', 'complaint', 'telling', 'last chance'],
]);

/** Whether it is about anger rather than about a matter. */
export const isVented = ({ name }: Kind): boolean => VENTING.has(name);

const SHORT = 3;

export interface Manners {
  /** There is swearing or an insult in it. */
  readonly isRude: boolean;
  /** How many of its words are about anything but anger; short ones, which are about nothing, left out. */
  readonly matter: number;
}

/** How something is said, apart from what: judged in the language in which it is ruder. */
export function mannersIn(readings: readonly Reading[]): Manners {
  const judged = readings.map(({ known, words }) => {
    const said = listen(known.lexicon, words);
    const vented = new Set(said.filter(({ kind }) => VENTING.has(kind.name)).flatMap(({ places }) => places));
    const matter = words.filter(({ plain }, place) => plain.length > SHORT && !vented.has(place)).length;
    return { isRude: said.some(({ kind }) => RUDE.has(kind.name)), matter };
  });
  return { isRude: judged.some(({ isRude }) => isRude), matter: Math.min(...judged.map(({ matter }) => matter)) };
}
