import type { Listener } from '../../../language/listening/listener';
import { shapeOf } from '../../../language/listening/shape';
import { TONES, type Tone } from '../../../model/decision';
import { type Profanity, profanityIn } from './profanity';
import { readingsOf } from './readings';
import { type Score, score, UPSET_ABOVE } from './score';
import { isVenting } from './venting';

/** The kind of what is said in haste: it weighs nothing, and is known by its name. */
export const URGENT = 'urgent';

/**
 * How the customer sounds: by what is plainly said, and by how the wording resembles that of upset customers.
 * Only the tone; what is wanted is another question.
 */
export function detectTone(text: string, listener: Listener): Tone {
  const scores = scoresOf(text, listener);
  if (scores.some(({ points }) => points > UPSET_ABOVE)) return 'upset';
  return scores.some(({ kinds }) => URGENT in kinds) ? 'urgent' : 'calm';
}

/** How upset a message sounds, and why: in its language, or in each when it does not say which. */
export function scoresOf(text: string, listener: Listener): readonly Score[] {
  const shape = shapeOf(text);
  return readingsOf(text, listener).map((reading) => score(reading, shape));
}

/** How something is said, apart from what. */
export function profanityOf(text: string, listener: Listener): Profanity {
  return profanityIn(readingsOf(text, listener));
}

/** Whether there is nothing but anger in a text whose customer is upset. */
export const ventsOnly = (text: string, listener: Listener): boolean => isVenting(text, readingsOf(text, listener));

export const strongestTone = (a: Tone, b: Tone): Tone => (TONES.indexOf(a) >= TONES.indexOf(b) ? a : b);
