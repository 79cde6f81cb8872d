import type { DecisionKind, Explanation, HandoffReason } from '../../model/decision';
import type { Service } from '../../model/service';
import type { Understanding } from '../understand';
import type { Decision } from './decide';

/** The explanation of a decision, in figures that people can follow. Stored with the message and shown to staff. */
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
    candidates: ranking.candidates.map(({ entry, confidence, parts, phrase, threshold }) => ({
      entryId: entry.id,
      title: entry.question,
      confidence,
      parts,
      phrase,
      threshold,
    })),
    margin: ranking.margin,
    words: ranking.words,
    sentence: ranking.sentence,
  };
}
