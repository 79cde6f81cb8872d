import { type DecisionKind, type Explanation, type HandoffReason, rounded } from '../../model/decision';
import type { Entry } from '../../model/entry';
import type { Service } from '../../model/service';
import type { Candidate } from '../ranking/ranking';
import type { Understanding } from '../understand';
import type { Decision } from './decide';

/**
 * The explanation of a decision, in figures that people can follow. It is stored with each message, so it holds
 * no text of the knowledge: `explanationViews` adds that for people.
 */
export function explain(
  understanding: Understanding,
  decision: { readonly kind: DecisionKind; readonly reason?: HandoffReason } | Decision,
  knowledgeVersion: string,
  service: Service,
): Explanation {
  const { ranking, tone, language } = understanding;
  const reason = 'reason' in decision ? decision.reason : undefined;
  return {
    decision: decision.kind,
    ...(reason === undefined ? {} : { reason }),
    tone,
    language,
    knowledgeVersion,
    thresholds: service.thresholds,
    candidates: ranking.candidates.filter(isWorthKnowing).map(({ entry, confidence, parts, phrase, threshold }) => ({
      entryId: entry.id,
      confidence: rounded(confidence),
      parts: Object.fromEntries(Object.entries(parts).map(([scorer, figure]) => [scorer, rounded(figure)])),
      phrase: placeOf(phrase, entry),
      threshold,
    })),
    margin: rounded(ranking.margin),
    words: ranking.words.map((word) => ({ ...word, weight: rounded(word.weight) })),
    sentence: ranking.sentence,
    ...(ranking.context === undefined ? {} : { context: ranking.context }),
  };
}

/** The best three, and others only when they were not out of the question: most of the rest are next to nothing. */
function isWorthKnowing({ confidence }: Candidate, place: number): boolean {
  return place < 3 || confidence >= 0.05;
}

function placeOf(phrase: string, { question, also }: Entry): number | string {
  const place = [question, ...also].indexOf(phrase);
  return place < 0 ? phrase : place;
}
