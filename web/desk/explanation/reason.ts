import type { Explanation, Ticket } from '../api/types';
import { allWords } from '../language';
import type { PartWords } from '../language/en/parts';
import { percent } from '../language/time';

/** What was done, in a sentence. When there is a ticket as well, an answer came before it. */
export function decisionOf(
  { decision }: Pick<Explanation, 'decision'>,
  ticketReason: Ticket['reason'] | undefined,
  t: PartWords['why'],
): string {
  return decision === 'answer' && ticketReason !== undefined ? t.answeredFirst : t.decisions[decision];
}

/** Why, in sentences: first what the customer wanted, then what the figures say. */
export function reasonsOf(explanation: Explanation, ticketReason?: Ticket['reason']): readonly string[] {
  const t = allWords().why;
  const reason = ticketReason ?? explanation.reason;
  const { context } = explanation;
  return [
    ...(reason === undefined ? [] : [t.reasons[reason]]),
    ...(context === undefined ? [] : [t.followUp(context)]),
    figures(explanation),
    ...byMeaning(explanation, t),
  ];
}

/** That the meaning of the sentence put another entry first than its words would have. */
export function byMeaning({ candidates }: Pick<Explanation, 'candidates'>, t: PartWords['why']): readonly string[] {
  const [best, ...others] = candidates.map(({ parts }) => (parts.meaning === undefined ? undefined : parts.words));
  return best !== undefined && others.some((words) => words !== undefined && words > best) ? [t.byMeaning] : [];
}

function figures({ candidates, thresholds, margin }: Explanation): string {
  const t = allWords().why;
  const [best, second] = candidates;
  if (best === undefined) return t.nothing;
  const got = percent(best.confidence);
  if (best.confidence < thresholds.clarify) return t.far(got, percent(thresholds.clarify));
  if (best.confidence < best.threshold) return t.unsure(got, percent(best.threshold));
  if (second !== undefined && margin < thresholds.margin) return t.tied(percent(margin), percent(thresholds.margin));
  return t.sure(got, percent(best.threshold));
}
