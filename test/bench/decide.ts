/** What the service would do with a ranking, by its shipped thresholds (see `bot/conversation/decide/decide.ts`). */
import type { Ranked } from './engines';

/** A wrong answer costs as much as four hand-offs: answer when (1 - p) * 4 <= 1. */
export const ANSWER_FROM = 0.75;
const CLARIFY_FROM = 0.35;
const CLOSE = 0.08;

export type BenchDecision = 'answer' | 'clarify' | 'handoff';

export function decide([best, second]: readonly Ranked[]): BenchDecision {
  if (!best || best.confidence < CLARIFY_FROM) return 'handoff';
  const close = second !== undefined && second.confidence >= CLARIFY_FROM && best.confidence - second.confidence < CLOSE;
  return best.confidence >= ANSWER_FROM && !close ? 'answer' : 'clarify';
}
