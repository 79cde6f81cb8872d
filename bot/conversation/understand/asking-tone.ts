import type { Listener } from '../../language/listening/listener';
import { shapeOf } from '../../language/listening/shape';
import type { Tone } from '../../model/decision';
import { detectTone, scoresOf, URGENT } from './tone';

/** Kinds that asking for a person has of its own: the classifier, and that it is an order ("get me a human"). */
const OF_ASKING: ReadonlySet<string> = new Set(['classifier', 'order']);

/**
 * How a customer sounds who asks for a person. Many of the angry do, so asking alone sounds like them; it is no anger.
 * What is shouted, plainly said, or sounds angry without the words that ask still is.
 * @param matter what the text says besides, see `readWish`
 */
export function toneOfAsking(text: string, matter: string, listener: Listener): Tone {
  const tone = detectTone(text, listener);
  if (tone !== 'upset') return tone;
  const { isShout, exclamations } = shapeOf(text);
  const scores = scoresOf(text, listener);
  const isPlain = scores.some(({ kinds }) => Object.entries(kinds).some(([kind, weight]) => weight > 0 && !OF_ASKING.has(kind)));
  if (isShout || exclamations > 1 || isPlain || (matter !== '' && detectTone(matter, listener) === 'upset')) return 'upset';
  return scores.some(({ kinds }) => URGENT in kinds) ? 'urgent' : 'calm';
}
