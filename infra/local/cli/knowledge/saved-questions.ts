import type { LanguageReport, Replayed } from '../../../../bot/conversation/saved-questions';
import { askedInAll, wrongInAll } from '../../knowledge/gates';

/** The result of one language's saved questions, as lines. */
export function reportLines(report: LanguageReport): readonly string[] {
  const { answerable, right, clarified, missed, wrong, unanswerable, answeredWrongly, offered, refused } = report;
  return [
    '',
    report.language,
    `  ${answerable} questions with an answer`,
    line('answered rightly', right, answerable),
    line('offered among choices', clarified, answerable),
    line('not answered', missed, answerable),
    line('answered wrongly', wrong, answerable),
    `  ${unanswerable} questions that nothing answers`,
    line('answered wrongly', answeredWrongly, unanswerable),
    line('offered choices', offered, unanswerable),
    line('refused', refused, unanswerable),
    `  ${askedInAll(report)} questions in all`,
    line('answered wrongly', wrongInAll(report), askedInAll(report)),
  ];
}

/** A question with a wrong result, and the result it got. */
export function failureLine({ question, verdict, got, confidence }: Replayed): string {
  return `    ${verdict.padEnd(9)} ${confidence.toFixed(2)}  ${question.question}\n${' '.repeat(20)}expected ${question.expect}, got ${got}`;
}

function line(label: string, count: number, of: number): string {
  return `    ${label.padEnd(22)} ${String(count).padStart(4)}  ${((100 * count) / Math.max(of, 1)).toFixed(1).padStart(5)} %`;
}
