/** Longest subject, in UTF-16 units: one line of the queue. */
const MAX_SUBJECT = 80;

/**
 * One line that says what the ticket is about: the beginning of the question, cut at a word.
 * Plain text; line breaks and control characters become spaces.
 */
export function subjectOf(question: string): string {
  const line = question.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (line.length <= MAX_SUBJECT) return line;
  const cut = line.slice(0, MAX_SUBJECT - 1);
  const space = cut.lastIndexOf(' ');
  // Half of a surrogate pair would not survive being stored as UTF-8.
  return `${(space > MAX_SUBJECT / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
