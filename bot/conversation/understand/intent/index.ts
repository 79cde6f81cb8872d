import { hear } from '../../../language/listening/hear';
import { type Makings, madeOf } from '../../../language/listening/heard';
import { withoutThanks } from '../courtesy';
import { hasQuestionMark, isQuestion } from '../questions';
import { closes, ends } from './closing';
import { asksForPerson } from './person';

/** What a customer may want of the conversation itself, rather than of the knowledge. */
export type Intent = 'person' | 'cancel' | 'over' | 'yes' | 'no' | 'thanks' | 'misread' | 'acknowledges';

export interface IntentRead {
  /**
   * `yes` and `no` have a meaning only after an answer; `over` says that there is nothing more, `thanks` only signs such as 👍,
   * `misread` that the customer was not understood, and `acknowledges` nothing but "ok".
   */
  readonly intent?: Intent;
  /** The text without the words that ask for a person; may be empty. */
  readonly matter: string;
}

/** A longer message says more than yes or no; also bounds the time. */
const MAX_WORDS = 16;

const YES: Makings = { says: ['yes'], beside: ['yes beside'] };
const NO: Makings = { says: ['no'], beside: ['no beside'] };
const NO_SIGN: Makings = { says: ['no sign'] };
const THANKS_SIGN: Makings = { says: ['thanks sign'], beside: ['thanks', 'courtesy', 'acknowledges'] };
const ACKNOWLEDGES: Makings = { says: ['acknowledges'], beside: ['thanks', 'courtesy'] };
/** Beside "you did not understand me", so many other words say nothing of their own. */
const MAX_AROUND_MISREAD = 4;

/** Finds what a text wants of the conversation, if anything, and what else it says. */
export function readIntent(text: string): IntentRead {
  const heard = hear(text);
  const asked = asksForPerson(heard);
  if (asked.length > 0) {
    return {
      intent: 'person',
      matter: without(
        text,
        asked.map(({ from, to }) => ({ from: heard.words[from]?.from ?? 0, to: heard.words[to - 1]?.to ?? 0 })),
      ),
    };
  }
  if (heard.words.length <= MAX_WORDS) {
    if (madeOf(heard, THANKS_SIGN) !== undefined) return { intent: 'thanks', matter: text };
    if (madeOf(heard, NO_SIGN) !== undefined) return { intent: 'no', matter: text };
  }
  const misread = heard.spans.filter(({ group }) => group === 'not understood');
  if (misread.length > 0) {
    const [from, to] = [Math.min(...misread.map((span) => span.from)), Math.max(...misread.map((span) => span.to))];
    if (heard.words.length - (to - from) <= MAX_AROUND_MISREAD) return { intent: 'misread', matter: text };
  }
  if (closes(heard)) return { intent: 'cancel', matter: text };
  if (ends(heard)) return { intent: 'over', matter: text };
  const { rest, takesBack } = withoutThanks(text);
  const saysNo = heard.words.length <= MAX_WORDS && madeOf(heard, NO) !== undefined;
  // "Did that already" only begins like a question.
  if (saysNo && !hasQuestionMark(text)) return { intent: 'no', matter: text };
  if (isQuestion(rest)) return { matter: text };
  if (heard.words.length <= MAX_WORDS && madeOf(heard, YES) !== undefined) return { intent: 'yes', matter: text };
  if (takesBack || saysNo) return { intent: 'no', matter: text };
  const isNote = heard.words.length <= MAX_WORDS && madeOf(heard, ACKNOWLEDGES) !== undefined;
  return isNote ? { intent: 'acknowledges', matter: text } : { matter: text };
}

export const detectIntent = (text: string): Intent | undefined => readIntent(text).intent;

const MIN_LETTERS = 3;

/** The text without some of its parts; empty when only a comma is left. */
function without(text: string, parts: readonly { readonly from: number; readonly to: number }[]): string {
  let rest = '';
  let done = 0;
  for (const { from, to } of parts) {
    rest += text.slice(done, from);
    done = to;
  }
  rest = (rest + text.slice(done)).trim();
  return (rest.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS ? '' : rest;
}
