import { AUTHORITY, SERVICE, TOPIC } from '../../../language/listening/features';
import type { Reading } from '../../../language/listening/listener';
import { isQuestion } from '../questions';

/** A word so short is about nothing. */
const SHORT = 3;

/**
 * Whether there is nothing but anger in a text whose customer is upset: no question, no request, and hardly a word that is about
 * anything ("I'm fed up with this shop"). Whatever it resembles, no answer fits it.
 */
export function isVenting(text: string, readings: readonly Reading[]): boolean {
  if (isQuestion(text)) return false;
  return readings.some((reading) => {
    const { lexicon, words } = reading;
    const vented = new Set(reading.said('tone').flatMap(({ group, places }) => (group.vents === true ? places : [])));
    // A complaint that names who is to hear it asks how that is done.
    const classesOf = (spelled: string) => lexicon.classOf.get(spelled) ?? [];
    if (words.some(({ spelled }) => classesOf(spelled).includes(AUTHORITY))) return false;
    const matter = words.filter(
      ({ plain, spelled }, place) =>
        plain.length > SHORT && !vented.has(place) && !lexicon.filler.has(spelled) && !classesOf(spelled).includes(SERVICE),
    );
    return matter.length === 0 || (matter.length === 1 && !matter.some(({ spelled }) => classesOf(spelled).includes(TOPIC)));
  });
}
