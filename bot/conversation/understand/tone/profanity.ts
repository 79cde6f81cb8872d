import type { Reading } from '../../../language/listening/listener';

/** A word so short is about nothing. */
const SHORT = 3;

export interface Profanity {
  /** There is swearing or an insult in it. */
  readonly isProfane: boolean;
  /** How many of its words are about anything but anger; short ones, which are about nothing, left out. */
  readonly matter: number;
}

/** How something is said, apart from what: judged in the language in which it is ruder. */
export function profanityIn(readings: readonly Reading[]): Profanity {
  const judged = readings.map((reading) => {
    const said = reading.said('tone');
    const vented = new Set(said.flatMap(({ group, places }) => (group.vents === true ? places : [])));
    const matter = reading.words.filter(({ plain }, place) => plain.length > SHORT && !vented.has(place)).length;
    return { isProfane: said.some(({ group }) => group.profane === true), matter };
  });
  return { isProfane: judged.some(({ isProfane }) => isProfane), matter: Math.min(...judged.map(({ matter }) => matter)) };
}
