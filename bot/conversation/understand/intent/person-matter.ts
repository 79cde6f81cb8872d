import { hear } from '../../../language/listening/hear';
import { readIntent } from '.';

/** A matter has at least so many words. */
const MIN_WORDS = 2;
const EMPTY: ReadonlySet<string> = new Set(['courtesy', 'person lead', 'person trail', 'acknowledges']);

/** Whether a message that asks for a person says anything else. */
export function saysMoreThanWish(text: string): boolean {
  const { words, spans } = hear(readIntent(text).matter);
  const empty = spans.filter(({ group }) => EMPTY.has(group));
  return words.filter((_, at) => !empty.some(({ from, to }) => from <= at && at < to)).length >= MIN_WORDS;
}
