import type { Reading } from '../../../language/listening/listener';

/** Words this short carry no topic. */
const SHORT = 3;

export interface Profanity {
  /** Whether it contains swearing or an insult. */
  readonly isProfane: boolean;
  /** Number of words about anything but anger, without short ones. */
  readonly matter: number;
}

/** How something is said, apart from its content; judged in the language in which it is ruder. */
export function profanityIn(readings: readonly Reading[]): Profanity {
  const judged = readings.map((reading) => {
    const said = reading.said('tone');
    const vented = new Set(said.flatMap(({ group, places }) => (group.vents === true ? places : [])));
    const matter = reading.words.filter(({ plain }, place) => plain.length > SHORT && !vented.has(place)).length;
    return { isProfane: said.some(({ group }) => group.profane === true), matter };
  });
  return { isProfane: judged.some(({ isProfane }) => isProfane), matter: Math.min(...judged.map(({ matter }) => matter)) };
}
