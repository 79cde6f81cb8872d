import { TOPIC } from '../../../language/listening/features';
import { matchPhrases } from '../../../language/listening/lexicon';
import { asks } from '../asks';
import { isVented } from './profanity';
import type { Reading } from './reading';

/** A word so short is about nothing. */
const SHORT = 3;

/**
 * Whether there is nothing but anger in a text whose customer is upset: no question, no wish, and hardly a word that is about
 * anything ("I'm fed up with this shop"). Whatever it resembles, no answer fits it.
 */
export function isVenting(text: string, readings: readonly Reading[]): boolean {
  if (asks(text)) return false;
  return readings.some(({ known: { lexicon }, words }) => {
    const vented = new Set(matchPhrases(lexicon, words).flatMap(({ kind, places }) => (isVented(kind) ? places : [])));
    // A complaint that names who is to hear it asks how that is done.
    const classesOf = (spelled: string) => lexicon.classOf.get(spelled) ?? [];
    if (words.some(({ spelled }) => classesOf(spelled).includes('@body'))) return false;
    const matter = words.filter(
      ({ plain, spelled }, place) =>
        plain.length > SHORT && !vented.has(place) && !lexicon.filler.has(spelled) && !classesOf(spelled).includes('@shop'),
    );
    return matter.length === 0 || (matter.length === 1 && !matter.some(({ spelled }) => classesOf(spelled).includes(TOPIC)));
  });
}
