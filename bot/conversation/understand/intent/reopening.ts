import { hear } from '../../../language/listening/hear';
import { type Makings, madeOf } from '../../../language/listening/heard';
import { isQuestion } from '../questions';

/** A longer message says something else, too. */
const MAX_WORDS = 16;

/** A question or an order, and nothing else. */
const REOPEN: Makings = { says: ['reopen'], beside: ['reopen beside'] };

/** Whether it sounds, in however vague words, as if the trouble went on: "nobody came", "otra vez no enfría". */
export function goesWrong(text: string): boolean {
  const heard = hear(text);
  return heard.words.length <= 2 * MAX_WORDS && heard.spans.some(({ group }) => group === 'goes wrong' || group === 'not well');
}

/** Whether a customer whose ticket was resolved says that it is not, or asks to reopen it. */
export function saysUnsettled(text: string): boolean {
  const heard = hear(text);
  if (heard.words.length > MAX_WORDS) return false;
  if (madeOf(heard, REOPEN) !== undefined) return true;
  return heard.spans.some(({ group }) => group === 'unsettled') && !isQuestion(text);
}
