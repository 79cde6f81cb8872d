import type { LanguageReport } from '../../../bot/conversation/saved-questions';

/** What the saved questions of each language have to reach, as shares in [0, 1]. */
export interface Gates {
  /** Of the questions that have an answer: led to it. */
  readonly minRight: number;
  /** Of all questions: answered with something else, or although nothing answers them. */
  readonly maxWrong: number;
  /** Of the questions that have no answer: told so outright, without choices among which none is right. */
  readonly minRefused: number;
}

export const USUAL_GATES: Gates = { minRight: 0.8, maxWrong: 0.08, minRefused: 0.4 };

/** All questions that were answered wrongly, whether there was a right answer or none. */
export const wrongInAll = ({ wrong, answeredWrongly }: LanguageReport): number => wrong + answeredWrongly;
export const askedInAll = ({ answerable, unanswerable }: LanguageReport): number => answerable + unanswerable;

/** A line for each gate that a language did not pass, naming the option that sets it. */
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
