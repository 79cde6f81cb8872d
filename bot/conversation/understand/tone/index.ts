import type { Listener } from '../../../language/listening/listener';
import { shapeOf } from '../../../language/listening/shape';
import { TONES, type Tone } from '../../../model/decision';
import { type Profanity, profanityIn } from './profanity';
import { readingsOf } from './readings';
import { type Score, score, UPSET_ABOVE } from './score';
import { isVenting } from './venting';

/** The kind of words of urgency: it has no weight, only its name counts. */
export const URGENT = 'urgent';

/**
 * The customer's tone, from plain statements and from the similarity of the wording to that of upset customers. Independent
 * of the intent.
 */
export function detectTone(text: string, listener: Listener): Tone {
  const scores = scoresOf(text, listener);
  if (scores.some(({ points }) => points > UPSET_ABOVE)) return 'upset';
  return scores.some(({ kinds }) => URGENT in kinds) ? 'urgent' : 'calm';
}

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
