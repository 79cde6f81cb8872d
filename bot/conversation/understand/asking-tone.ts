import type { Listener } from '../../language/listening/listener';
import { shapeOf } from '../../language/listening/shape';
import type { Tone } from '../../model/decision';
import { detectTone, isUrgent, scoresOf } from './tone';

/** Score kinds that a request for a person has by itself: the classifier, and an order ("get me a human"). */
const OF_ASKING: ReadonlySet<string> = new Set(['classifier', 'order']);

/**
 * The tone of a customer who asks for a person. Many angry customers do, so the request alone resembles anger, but is none.
 * Shouting, plain anger, and anger beyond the words of the request still count.
 * @param matter what the text says besides, see `readIntent`
 */
export function toneOfAsking(text: string, matter: string, listener: Listener): Tone {
  const tone = detectTone(text, listener);
  if (tone !== 'upset') return tone;
  const { isShout, exclamations } = shapeOf(text);
  const scores = scoresOf(text, listener);
  const isPlain = scores.some(({ kinds }) => Object.entries(kinds).some(([kind, weight]) => weight > 0 && !OF_ASKING.has(kind)));
  if (isShout || exclamations > 1 || isPlain || (matter !== '' && detectTone(matter, listener) === 'upset')) return 'upset';
  return isUrgent(text, listener) ? 'urgent' : 'calm';
}
