/** What a wrong answer costs when nobody has said so, in needless hand-offs. */
export const USUAL_COST = 4;

export interface AnswerThreshold {
  /** In [0, 1]. */
  readonly threshold: number;
  /** That a cost was written which has no effect, and how to let it decide. */
  readonly note?: string;
}

/**
 * From how sure on an answer is given. It follows from what a wrong answer costs: answering is worth it when
 * (1 − p) × cost ≤ the cost of one hand-off, that is from p = 1 − 1/cost (Chow 1970, on the reject option). An explicit threshold
 * overrides it, which is told where both are written.
 * @param explicit `thresholds.answer`, where it is written
 * @param cost `wrongAnswerCostsAsMuchAsHandoffs`, where it is written
 */
export function answerThreshold(explicit: number | undefined, cost: number | undefined): AnswerThreshold {
  const byCost = 1 - 1 / (cost ?? USUAL_COST);
  if (explicit === undefined) return { threshold: byCost };
  if (cost === undefined || rounded(explicit) === rounded(byCost)) return { threshold: explicit };
  const note = `\`thresholds.answer\`: ${explicit} decides, so that \`wrongAnswerCostsAsMuchAsHandoffs: ${cost}\` has no effect; by itself it would give ${rounded(byCost)}. Remove \`answer\` here to let it decide.`;
  return { threshold: explicit, note };
}

const rounded = (share: number) => Math.round(100 * share) / 100;
