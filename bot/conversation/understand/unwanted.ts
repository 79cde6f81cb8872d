import { hear } from '../../language/listening/hear';
import { clausesOf } from '../../language/listening/heard';
import { isQuestion } from './questions';

/** Longer texts are not searched, which bounds the time. */
const MAX_UNITS = 2_000;
const MARKS_BETWEEN = /^[\s,.;:!…–-]+/;

/**
 * A message without the clauses that say what is not wanted, where another one says what is: "I don't want to return it, I want
 * to exchange it" is about an exchange. The whole text when there is no other.
 */
export function withoutUnwanted(text: string): string {
  if (text.length > MAX_UNITS) return text;
  const { words, spans } = hear(text);
  const clauses = clausesOf(words);
  const begins = new Set(spans.flatMap(({ group, from }) => (group === 'not wanted' ? [from] : [])));
  if (clauses.length < 2 || !clauses.some(({ from }) => begins.has(from))) return text;
  const wanted = clauses.flatMap(({ from }, at) => {
    if (begins.has(from)) return [];
    const begin = at === 0 ? 0 : (words[from - 1]?.to ?? 0);
    return [text.slice(begin, words[clauses[at + 1]?.from ?? words.length]?.from).replace(MARKS_BETWEEN, '')];
  });
  return wanted.some(isQuestion) ? wanted.join('').trim() : text;
}
