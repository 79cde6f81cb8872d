/** Snapshot -> matcher, at a cold start: a read, no training. */
import { probability } from './calibration';
import { wordWeights } from './explain';
import { readQuery } from './query';
import { type Candidate, createScratch, readable, scoreQuery, signalsOf } from './score';
import { readSnapshot } from './snapshot';
import { stringAt } from './strings';
import type { Match, MatchedWord, Matcher, MatchResult } from './types';

const DEFAULT_LIMIT = 5;

/**
 * Loads a snapshot. The bytes are read where they lie: they must not change while the matcher is in use.
 * Throws `SnapshotError` for a corrupt or a newer one.
 */
export function loadSnapshot(bytes: Uint8Array): Matcher {
  const { model, entryIds, phrases } = readSnapshot(bytes);
  const scratch = createScratch(model);

  function toMatch(candidate: Candidate, rank: number, all: readonly Candidate[]): Match {
    return {
      entryId: stringAt(entryIds, candidate.entry),
      confidence: probability(model.calibration, signalsOf(all, rank)),
      score: readable(candidate.raw),
      parts: { linear: readable(candidate.margin), nearest: candidate.nearest },
      phrase: stringAt(phrases, candidate.phrase),
    };
  }

  function match(utterance: string, limit = DEFAULT_LIMIT): MatchResult {
    const query = readQuery(model, utterance);
    const candidates = scoreQuery(model, scratch, query);
    const weights = wordWeights(model, query, candidates[0]);
    const [first, second] = candidates.slice(0, 2).map(toMatch);
    return {
      matches: candidates.slice(0, Math.max(0, limit)).map((candidate, rank) => toMatch(candidate, rank, candidates)),
      words: query.words.map(
        ({ text, start, corrected, known }, i): MatchedWord => ({
          text,
          start,
          known,
          weight: weights[i]!,
          ...(corrected === undefined ? {} : { corrected }),
        }),
      ),
      margin: (first?.confidence ?? 0) - (second?.confidence ?? 0),
      truncated: query.truncated,
    };
  }

  return { language: model.language, size: model.entries, match };
}
