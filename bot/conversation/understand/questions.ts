import { hear } from '../../language/listening/hear';
import { clausesOf, type Heard, longestSpans } from '../../language/listening/heard';
import type { Language } from '../../model/language';

export const hasQuestionMark = (text: string): boolean => /[?¿？]/.test(text);

/**
 * Whether a text asks or requests something, with or without a question mark: "¿…?", "how do I …", "quiero …"; "I want
 * nothing more of you" does not.
 */
export function isQuestion(text: string): boolean {
  if (hasQuestionMark(text)) return true;
  const heard = hear(text);
  if (longestSpans(heard, ['no request', 'request']).some(({ group }) => group === 'request')) return true;
  return clausesOf(heard.words).some(({ from }) => beginsAsking(heard, from));
}

/** Also after opening words such as "and". */
function beginsAsking({ spans }: Heard, from: number): boolean {
  const places = new Set([from]);
  for (const span of spans) {
    if (!places.has(span.from)) continue;
    if (span.group === 'opens question' || span.group === 'question word') return true;
    if (span.group === 'question lead') places.add(span.to);
  }
  return false;
}

/** Whether a part of a message has a verb or a question word; without one it is neither a question nor a statement. */
export function hasVerb(text: string, language: Language): boolean {
  const heard = hear(text);
  if (heard.spans.some(({ group }) => group === 'question word') || beginsAsking(heard, 0)) return true;
  const own = heard.spans.filter((span) => span.language === language);
  const none = new Set(own.filter(({ group }) => group === 'no verb').map(({ from }) => from));
  return own.some(({ group, from }) => group === 'verb' && !none.has(from));
}

/** Whether a sentence clearly begins another matter than the one before: "Además …", "And how much is …?" */
export function opensMatter(sentence: string): boolean {
  const groups = hear(sentence).spans.flatMap(({ group, from }) => (from === 0 ? [group] : []));
  return groups.includes('other matter') || (groups.includes('goes on') && isQuestion(sentence));
}
