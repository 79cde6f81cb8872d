/** Snapshot -> matcher, at a cold start: it is read, not trained. */
import type { MatchedWord } from '../../model/decision';
import { stringAt } from '../arrays/string-list';
import { probability } from '../scoring/calibration';
import { wordWeights } from '../scoring/explain';
import { readQuery } from '../scoring/query';
import { type Candidate, createScratch, readable, scoreQuery, signalsOf } from '../scoring/score';
import type { Match, Matcher, MatchResult } from '../types';
import { readSnapshot } from './snapshot';

const DEFAULT_LIMIT = 5;
/** The similarity of a phrase to itself, except for rounding. */
const SAME_PHRASE = 0.999;

/**
 * Loads a snapshot. The bytes are used in place: they must not change while the matcher is in use.
 * @throws SnapshotError for a corrupt snapshot or one of a newer version
 */
export function loadSnapshot(bytes: Uint8Array): Matcher {
  const { model, entryIds, phrases } = readSnapshot(bytes);
  const scratch = createScratch(model);

  /** In the order of the raw scores; no confidence exceeds the one before it, however near the entry's phrase is. */
  function confidencesOf(candidates: readonly Candidate[]): number[] {
    // When several entries contain exactly this phrase, only one of them can be meant.
    let ceiling = 1 / Math.max(1, candidates.filter(({ nearest }) => nearest > SAME_PHRASE).length);
    return candidates.map((_, rank) => {
      ceiling = Math.min(ceiling, probability(model.calibration, signalsOf(candidates, rank)));
      return ceiling;
    });
  }

  function match(utterance: string, limit = DEFAULT_LIMIT): MatchResult {
    const query = readQuery(model, utterance);
    const candidates = scoreQuery(model, scratch, query);
    const confidences = confidencesOf(candidates);
    const weights = wordWeights(model, query, candidates[0]);
    return {
      matches: candidates.slice(0, Math.max(0, limit)).map(
        (candidate, rank): Match => ({
          entryId: stringAt(entryIds, candidate.entry),
          confidence: confidences[rank]!,
          score: readable(candidate.raw),
          parts: { linear: readable(candidate.margin), nearest: candidate.nearest },
          phrase: stringAt(phrases, candidate.phrase),
        }),
      ),
      words: query.words.map(
        ({ text, start, corrected, known }, i): MatchedWord => ({
          text,
          start,
          known,
          weight: weights[i]!,
          ...(corrected === undefined ? {} : { corrected }),
        }),
      ),
      margin: (confidences[0] ?? 0) - (confidences[1] ?? 0),
      truncated: query.truncated,
    };
  }

  return { language: model.language, size: model.entries, match };
}
