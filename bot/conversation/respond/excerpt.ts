import { foldedWords } from '../../text/fold';
import { splitSentences } from '../../text/sentences';

/** Shorter words name nothing. */
const MIN_LETTERS = 4;
/** Words that begin alike are taken for forms of the same word. */
const BEGINNING = 5;
const MAX_SENTENCES = 2;

/**
 * The sentences of an answer that have most in common with what was asked, in their order; the whole answer when none has
 * anything, or when it is a list, which makes sense only as a whole.
 */
export function excerpt(answer: string, asked: string): string {
  const wanted = new Set(foldedWords(asked).filter(isLong).map(beginning));
  if (wanted.size === 0 || /^\s*([-*]|\d+\.)\s/m.test(answer)) return answer;
  const sentences = splitSentences(answer).filter(isWhole);
  const shared = sentences.map((sentence) => {
    const words = new Set(foldedWords(sentence).filter(isLong).map(beginning));
    return [...wanted].filter((word) => words.has(word)).length;
  });
  const best = shared
    .map((count, at) => ({ count, at }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.at - b.at)
    .slice(0, MAX_SENTENCES)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  return best.length === 0 ? answer : best.map((at) => sentences[at]?.trim()).join(' ');
}

const isLong = (word: string): boolean => word.length >= MIN_LETTERS;
const beginning = (word: string): string => word.slice(0, BEGINNING);

/** Whether no emphasis was cut in two. */
const isWhole = (sentence: string): boolean => (sentence.match(/\*\*/g)?.length ?? 0) % 2 === 0;
