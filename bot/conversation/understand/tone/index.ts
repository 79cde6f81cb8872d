import { URGENT } from '../../../language/listening/lexicon';
import { shapeOf } from '../../../language/listening/shape';
import { TONES, type Tone } from '../../../model/decision';
import { type Profanity, profanityIn } from './profanity';
import { readingsOf } from './reading';
import { type Score, score, UPSET_ABOVE } from './score';
import { isVenting } from './venting';

/**
 * How the customer sounds: by what is plainly said, and by how the wording resembles that of upset customers.
 * Only the tone; what is wanted is another question.
 */
export function detectTone(text: string): Tone {
  const scores = scoresOf(text);
  if (scores.some(({ points }) => points > UPSET_ABOVE)) return 'upset';
  return scores.some(({ kinds }) => URGENT in kinds) ? 'urgent' : 'calm';
}

/** How upset a message sounds, and why: in its language, or in each when it does not say which. */
export function scoresOf(text: string): readonly Score[] {
  const shape = shapeOf(text);
  return readingsOf(text).map(({ known, words }) => score(known.lexicon, known.weights, words, shape));
}

/** How something is said, apart from what. */
export function profanityOf(text: string): Profanity {
  return profanityIn(readingsOf(text));
}

/** Whether there is nothing but anger in a text whose customer is upset. */
export const ventsOnly = (text: string): boolean => isVenting(text, readingsOf(text));

export const strongestTone = (a: Tone, b: Tone): Tone => (TONES.indexOf(a) >= TONES.indexOf(b) ? a : b);
