import { ticketPhrase } from '../../language/phrases';
import { LANGUAGES } from '../../model/language';
import type { Service } from '../../model/service';

/** Maximum length of a subject, in UTF-16 units: one line of the queue. */
const MAX_SUBJECT = 80;

/** Visible characters: letters, digits, signs and emoji; not spaces and invisible marks. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * A one-line subject: the beginning of the question, cut at a word or, when there is none, between characters as people see
 * them. Plain text; line breaks and control characters become spaces.
 * @returns '' when it contains nothing readable
 */
export function subjectOf(question: string): string {
  if (!VISIBLE.test(question)) return '';
  const line = question.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (line.length <= MAX_SUBJECT) return line;
  const cut = line.slice(0, MAX_SUBJECT - 1);
  const space = cut.lastIndexOf(' ');
  return `${space > MAX_SUBJECT / 2 ? cut.slice(0, space) : wholeCharacters(line, MAX_SUBJECT - 1)}…`;
}

/** The beginning of a text, without half an emoji or accent at its end. */
function wholeCharacters(text: string, most: number): string {
  let end = 0;
  for (const { index, segment } of GRAPHEMES.segment(text.slice(0, 2 * most))) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  // A single character with too many marks to fit. Half a surrogate pair could not be stored as UTF-8.
  return end > 0 ? text.slice(0, end) : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}

/** Whether a ticket's subject only says that somebody wants a person, in any language. */
export function isUnknownSubject(service: Service, subject: string): boolean {
  return LANGUAGES.some((language) => ticketPhrase(service, language, 'desk.subject.unknown') === subject);
}
