import { hear } from '../../../language/listening/hear';
import { clausesOf, type Heard, type Makings, madeOf } from '../../../language/listening/heard';
import { hasQuestionMark } from '../questions';

/** Maximum length of a message that may close a ticket, in words. */
const MAX_WORDS = 16;

const SETTLED: Makings = { says: ['settled', 'answered'], beside: ['courtesy', 'settled beside'], before: ['but'] };
const CLOSE_IT: Makings = { says: ['close it'], beside: ['courtesy', 'close beside'], before: ['but'] };
const REASON: Makings = { says: ['reason'], beside: ['courtesy'] };
const OVER: Makings = { says: ['over'], beside: ['courtesy'], before: ['but'] };
const OVER_WITH_THANKS: Makings = { says: ['over', 'over with thanks'], beside: ['courtesy'], before: ['but'] };
const COURTESY: Makings = { says: ['courtesy'] };

/**
 * Whether a message says that its ticket is not needed any more. Since it closes a ticket, the whole message must say so:
 * "it's fixed but it still leaks", "leave it with the porter", questions, conjectures and reports about others do not.
 */
export function closes(heard: Heard): boolean {
  const says: readonly Makings[] = hasQuestionMark(heard.text) ? [CLOSE_IT] : [CLOSE_IT, SETTLED];
  return saysOnly(heard, says, [REASON, COURTESY]);
}

/** Whether a message says that there is nothing more to say. */
export function ends(heard: Heard): boolean {
  if (hasQuestionMark(heard.text)) return false;
  const isThanking = heard.spans.some(({ group }) => group === 'thanks');
  return saysOnly(heard, [isThanking ? OVER_WITH_THANKS : OVER], [COURTESY]);
}

/** Whether closing words refer to an answer: it was what the customer needed. */
export function confirmsAnswer(text: string): boolean {
  const groups = new Set(hear(text).spans.map(({ group }) => group));
  return groups.has('answered') && !groups.has('close it');
}

/** Whether every clause consists of these phrases, and at least one contains what must be said. */
function saysOnly(heard: Heard, says: readonly Makings[], beside: readonly Makings[]): boolean {
  if (heard.words.length > MAX_WORDS) return false;
  const clauses = clausesOf(heard.words);
  const isMadeOf = (all: readonly Makings[]) => (clause: { readonly from: number; readonly to: number }) =>
    all.some((makings) => madeOf(heard, makings, clause.from, clause.to) !== undefined);
  return clauses.some(isMadeOf(says)) && clauses.every(isMadeOf([...says, ...beside]));
}
