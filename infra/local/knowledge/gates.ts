import type { LanguageReport } from '../../../bot/conversation/saved-questions';

/** The required results of the saved questions of each language, as shares in [0, 1]. */
export interface Gates {
  /** Minimum share, among the questions with an answer, that got it. */
  readonly minRight: number;
  /** Maximum share, among all questions, that got a wrong answer. */
  readonly maxWrong: number;
  /** Minimum share, among the questions without an answer, that were declined outright, without offering wrong choices. */
  readonly minRefused: number;
}

export const USUAL_GATES: Gates = { minRight: 0.8, maxWrong: 0.08, minRefused: 0.4 };

/** All questions that got a wrong answer, whether or not there was a right one. */
export const wrongInAll = ({ wrong, answeredWrongly }: LanguageReport): number => wrong + answeredWrongly;
export const askedInAll = ({ answerable, unanswerable }: LanguageReport): number => answerable + unanswerable;

/** One line per gate that a language did not pass, naming the option that sets it. */
export function failedGates(report: LanguageReport, gates: Gates): readonly string[] {
  const { language, right, answerable, refused, unanswerable } = report;
  const wrong = wrongInAll(report);
  const asked = askedInAll(report);
  const failed: string[] = [];
  if (right < gates.minRight * answerable) {
    failed.push(`${language}: right are ${of(right, answerable)}; at least ${percent(gates.minRight)} was set (--min-right).`);
  }
  if (wrong > gates.maxWrong * asked) {
    failed.push(
      `${language}: answered wrongly are ${of(wrong, asked)}; at most ${percent(gates.maxWrong)} was set (--max-wrong).`,
    );
  }
  if (refused < gates.minRefused * unanswerable) {
    failed.push(
      `${language}: refused are ${of(refused, unanswerable)} that nothing answers; at least ${percent(gates.minRefused)} was set (--min-refused).`,
    );
  }
  return failed;
}

const percent = (share: number) => `${Number((100 * share).toFixed(1))} %`;
const of = (count: number, all: number) => `${count} of ${all} (${percent(count / Math.max(all, 1))})`;
