import { hear } from '../../language/listening/hear';
import { clausesOf, firstSpanFrom, type Heard, longestSpans } from '../../language/listening/heard';
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
  return clausesOf(heard.words).some(({ from, to }) => beginsAsking(heard, from, to));
}

/** Also after opening words such as "and", of which those of the next clause are its own. */
function beginsAsking({ spans, words }: Heard, from: number, to = words.length): boolean {
  const places = new Set([from]);
  let last = from;
  for (let at = firstSpanFrom(spans, from); at < spans.length && spans[at]!.from <= last; at++) {
    const span = spans[at]!;
    if (!places.has(span.from)) continue;
    if (span.group === 'opens question' || span.group === 'question word') return true;
    if (span.group !== 'question lead' || span.from >= to) continue;
    places.add(span.to);
    last = Math.max(last, span.to);
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
