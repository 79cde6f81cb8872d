import type { Language } from '../model/language';
import type { Knowledge } from '../ports';
import { isOffered, labelOf } from './decide/tap';
import type { Utterance } from './turn-context';
import { type Understanding, understand, understandTap } from './understand';
import type { Matter } from './understand/follow-up';

/**
 * Interprets what a customer writes or taps.
 * @param language of the conversation so far
 * @param today `YYYY-MM-DD` in the organisation's time zone
 * @param matter what the conversation is about
 */
export type Interpreter = (
  knowledge: Knowledge,
  utterance: Utterance,
  language: Language,
  today: string,
  matter?: Matter,
) => Understanding;

export const interpret: Interpreter = (knowledge, utterance, language, today, matter) =>
  isOffered(knowledge, utterance.choice)
    ? understandTap(knowledge, labelOf(utterance), language, today)
    : understand(knowledge, utterance.text, language, today, matter);

/**
 * An interpreter that caches its last result: a turn that is decided again, after a lost race or with the desk's state, is
 * not interpreted again unless the knowledge or another input has changed.
 */
export function interpretOnce(): Interpreter {
  let last: { readonly key: string; readonly understanding: Understanding } | undefined;
  return (knowledge, utterance, language, today, matter) => {
    const key = JSON.stringify([
      knowledge.base.version,
      utterance.text,
      utterance.choice ?? null,
      language,
      today,
      matter ?? null,
    ]);
    if (last?.key !== key) last = { key, understanding: interpret(knowledge, utterance, language, today, matter) };
    return last.understanding;
  };
}
