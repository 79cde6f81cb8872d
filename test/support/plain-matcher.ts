import type { MatchEntry, Matcher } from '../../bot/matcher';
import type { Language } from '../../bot/model/language';
import { foldedWords } from '../../bot/text/fold';

/** Words that say nothing of what a question is about. */
const EMPTY = new Set(
  'el la los las un una de del al que en y o por para con se lo le mi tu su es me a the an of to and in is it my your i do does how what'.split(
    ' ',
  ),
);

const wordsOf = (text: string): ReadonlySet<string> => new Set(foldedWords(text).filter((word) => !EMPTY.has(word)));

/**
 * The plainest matcher there is: the share of words that a question has in common with a phrase.
 * What conversations decide is tested with it, so that those tests stand still while the real matcher learns.
 */
export function plainMatcher(language: Language, entries: readonly MatchEntry[]): Matcher {
  const read = entries.map(({ id, phrases }) => ({ id, phrases: phrases.map((phrase) => ({ phrase, words: wordsOf(phrase) })) }));
  return {
    language,
    size: entries.length,
    match(utterance, limit = 5) {
      const asked = wordsOf(utterance);
      const matches = read
        .map(({ id, phrases }) => {
          const best = phrases
            .map(({ phrase, words }) => ({ phrase, confidence: overlap(asked, words) }))
            .reduce((a, b) => (b.confidence > a.confidence ? b : a));
          return { entryId: id, score: best.confidence, parts: { words: best.confidence }, ...best };
        })
        .filter(({ confidence }) => confidence > 0)
        .sort((a, b) => b.confidence - a.confidence || (a.entryId < b.entryId ? -1 : 1))
        .slice(0, limit);
      return {
        matches,
        words: [],
        margin: (matches[0]?.confidence ?? 0) - (matches[1]?.confidence ?? 0),
        meaning: false,
        truncated: false,
      };
    },
  };
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  return common === 0 ? 0 : (2 * common) / (a.size + b.size);
}
