import type { Listener } from '../../../language/listening/listener';
import { shapeOf } from '../../../language/listening/shape';
import { TONES, type Tone } from '../../../model/decision';
import { type Profanity, profanityIn } from './profanity';
import { readingsOf } from './readings';
import { type Score, score, UPSET_ABOVE } from './score';
import { isVenting } from './venting';

/** The kinds of words of urgency: they have no weight, only their names count. */
const URGENT = 'urgent';
const NO_HASTE = 'no haste';

/**
 * The customer's tone, from plain statements and from the similarity of the wording to that of upset customers. Independent
 * of the intent.
 */
export function detectTone(text: string, listener: Listener): Tone {
  const scores = scoresOf(text, listener);
  if (scores.some(({ points }) => points > UPSET_ABOVE)) return 'upset';
  return isUrgent(text, listener) ? 'urgent' : 'calm';
}

/** Whether a message asks for haste: "are you open right now?" only has words of it. */
export const isUrgent = (text: string, listener: Listener): boolean =>
  readingsOf(text, listener).some((reading) => {
    const said = reading.mayBeSaid('tone');
    const without = new Set(said.flatMap(({ group, places }) => (group.name === NO_HASTE ? places : [])));
    return said.some(
      ({ group, places, denied }) => group.name === URGENT && !denied && !places.every((place) => without.has(place)),
    );
  });

/** How upset a message sounds, and why: in its language, or in each when the language is unknown. */
export function scoresOf(text: string, listener: Listener): readonly Score[] {
  const shape = shapeOf(text);
  return readingsOf(text, listener).map((reading) => score(reading, shape));
}

/** How something is said, apart from its content. */
export function profanityOf(text: string, listener: Listener): Profanity {
  return profanityIn(readingsOf(text, listener));
}

/** Whether an upset customer's text contains nothing but anger. */
export const ventsOnly = (text: string, listener: Listener): boolean => isVenting(text, readingsOf(text, listener));

export const strongestTone = (a: Tone, b: Tone): Tone => (TONES.indexOf(a) >= TONES.indexOf(b) ? a : b);
