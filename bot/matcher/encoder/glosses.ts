/** Word-by-word translation into English, for an encoder that knows no other language. */
import { stemmerOf } from '../../language/facts';
import type { Language } from '../../model/language';
import { splitWords, wordForm } from '../../text/words';
import { HASH_SEED, hashEnd, hashText } from '../arrays/hash';
import type { Encoder } from './port';

/**
 * An encoder for another language: every word is replaced by its gloss, or by that of a word with the same stem; others stay.
 * @param glosses one `word: gloss, another gloss` per line, of which the first counts
 */
export function throughGlosses(encoder: Encoder, language: Language, glosses: string): Encoder {
  const stem = stemmerOf(language);
  const ofWord = new Map<string, string>();
  const ofStem = new Map<string, string>();
  for (const line of glosses.split('\n')) {
    const [word = '', meanings = ''] = line.split(': ');
    const gloss = meanings.split(', ')[0]!.trim();
    const form = wordForm(word);
    if (gloss === '' || ofWord.has(form)) continue;
    ofWord.set(form, gloss);
  }
  // Stemming all words would take most of the time to load: it waits for the first word that is missing.
  const byStem = (form: string) => {
    if (ofStem.size === 0) {
      for (const [word, gloss] of ofWord) {
        const key = stem(word);
        if (!ofStem.has(key)) ofStem.set(key, gloss);
      }
    }
    return ofStem.get(stem(form));
  };
  return {
    version: `${encoder.version}, glosses ${hashEnd(hashText(HASH_SEED, glosses)).toString(16)}`,
    dimensions: encoder.dimensions,
    encode: (text) =>
      encoder.encode(
        splitWords(text)
          .words.map(({ form }) => ofWord.get(form) ?? byStem(form) ?? form)
          .join(' '),
      ),
  };
}
