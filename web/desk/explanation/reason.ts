import type { Explanation, Ticket } from '../api/types';
import { allWords } from '../language';
import { percent } from '../language/time';

/** Why it was decided so, in sentences: what the customer wanted first, then what the figures say. */
export function reasonsOf(explanation: Explanation, ticketReason?: Ticket['reason']): readonly string[] {
  const t = allWords().why;
  const reason = ticketReason ?? explanation.reason;
  return [...(reason === undefined ? [] : [t.reasons[reason]]), figures(explanation)];
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
