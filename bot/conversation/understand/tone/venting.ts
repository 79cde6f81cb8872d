import { AUTHORITY, SERVICE, TOPIC } from '../../../language/listening/features';
import type { Reading } from '../../../language/listening/listener';
import { isQuestion } from '../questions';

/** Words this short carry no topic. */
const SHORT = 3;

/**
 * Whether an upset customer's text contains nothing but anger: no question, no request, and hardly a word about anything
 * else ("I'm fed up with this shop"). No answer fits it, whatever it resembles.
 */
export function isVenting(text: string, readings: readonly Reading[]): boolean {
  if (isQuestion(text)) return false;
  return readings.some((reading) => {
    const { lexicon, words } = reading;
    const vented = new Set(reading.said('tone').flatMap(({ group, places }) => (group.vents === true ? places : [])));
    // A complaint that names its addressee asks how to make it.
    const classesOf = (spelled: string) => lexicon.classOf.get(spelled) ?? [];
    if (words.some(({ spelled }) => classesOf(spelled).includes(AUTHORITY))) return false;
    const matter = words.filter(
      ({ plain, spelled }, place) =>
        plain.length > SHORT && !vented.has(place) && !lexicon.filler.has(spelled) && !classesOf(spelled).includes(SERVICE),
    );
    return matter.length === 0 || (matter.length === 1 && !matter.some(({ spelled }) => classesOf(spelled).includes(TOPIC)));
  });
}
