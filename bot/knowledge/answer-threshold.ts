/** Default cost of a wrong answer, measured in needless hand-offs. */
export const USUAL_COST = 4;

export interface AnswerThreshold {
  /** In [0, 1]. */
  readonly threshold: number;
  /** Says that a cost was written but has no effect, and how to make it count. */
  readonly note?: string;
}

/**
 * The confidence from which the bot answers. It follows from the cost of a wrong answer: answering pays when (1 − p) × cost
 * ≤ the cost of one hand-off, that is from p = 1 − 1/cost (Chow 1970, on the reject option). An explicit threshold
 * overrides it; a note says so when both are written.
 * @param explicit `thresholds.answer`, if written
 * @param cost `wrongAnswerCostsAsMuchAsHandoffs`, if written
 */
export function answerThreshold(explicit: number | undefined, cost: number | undefined): AnswerThreshold {
  const byCost = 1 - 1 / (cost ?? USUAL_COST);
  if (explicit === undefined) return { threshold: byCost };
  if (cost === undefined || rounded(explicit) === rounded(byCost)) return { threshold: explicit };
  const note = `\`thresholds.answer\`: ${explicit} decides, so that \`wrongAnswerCostsAsMuchAsHandoffs: ${cost}\` has no effect; by itself it would give ${rounded(byCost)}. Remove \`answer\` here to let it decide.`;
  return { threshold: explicit, note };
}

const rounded = (share: number) => Math.round(100 * share) / 100;
