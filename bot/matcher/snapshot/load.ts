/** Snapshot -> matcher, at a cold start: it is read, not trained. */
import type { MatchedWord } from '../../model/decision';
import { stringAt } from '../arrays/string-list';
import type { Encoder } from '../encoder/port';
import { confidenceByLead, confidenceOf, type Evidence } from '../scoring/evidence';
import { wordWeights } from '../scoring/explain';
import { explainAll } from '../scoring/explained';
import { fuse, inOrder, isUnsure, nearnessOf, probabilities, scoresOf, sharesOf } from '../scoring/meaning';
import { readQuery } from '../scoring/query';
import { type Candidate, confidencesOf, createScratch, readable, scoreQuery } from '../scoring/score';
import type { Match, Matcher, MatchOptions, MatchResult } from '../types';
import { readSnapshot } from './snapshot';

const DEFAULT_LIMIT = 5;
/** One message is often matched several times, whole and in parts. */
const REMEMBERED = 16;
/** In knowledge with fewer entries, the best one leads whatever is asked. */
const ENOUGH_TO_LEAD = 10;

/** The encoder with a version, if it or its predecessor has it. */
const fitting = (version: string, encoder: Encoder | undefined): Encoder | undefined =>
  encoder === undefined || encoder.version === version ? encoder : fitting(version, encoder.earlier);

/** What a sentence encoder says of an utterance. */
interface Meant {
  readonly encoding: Float32Array;
  /** Of each entry, and of out of scope. */
  readonly probabilities: Float32Array;
}

/**
 * Loads a snapshot. The bytes are used in place: they must not change while the matcher is in use.
 * @param openEncoder gives the encoder that the snapshot was built with; called at the first utterance whose words leave a doubt.
 *   Without it, or when it gives another one, the matcher goes by words alone.
 * @throws SnapshotError for a corrupt snapshot or one of a newer version
 */
export function loadSnapshot(bytes: Uint8Array, openEncoder: () => Encoder | undefined = () => undefined): Matcher {
  const { model, entryIds, phrases } = readSnapshot(bytes);
  const scratch = createScratch(model);
  const meant = new Map<string, Meant>();
  let encoder: Encoder | undefined | 'not opened' = 'not opened';

  /** The meaning of an utterance; `undefined` when that cannot be told. */
  function meaningOf(utterance: string): Meant | undefined {
    if (model.meaning === undefined) return undefined;
    if (encoder === 'not opened') encoder = fitting(model.meaning.encoder, openEncoder());
    if (encoder === undefined) return undefined;
    const known = meant.get(utterance);
    if (known !== undefined) return known;
    const encoding = encoder.encode(utterance);
    const found = { encoding, probabilities: probabilities(model.meaning, encoding) };
    if (meant.size >= REMEMBERED) meant.clear();
    meant.set(utterance, found);
    return found;
  }

  function match(
    utterance: string,
    limit = DEFAULT_LIMIT,
    { meaning: allowed = true, asks = true }: MatchOptions = {},
  ): MatchResult {
    const query = readQuery(model, utterance);
    const byWords = scoreQuery(model, scratch, query);
    const explained = explainAll(model, { utterance, query, asks }, byWords);
    const calibrated = confidencesOf(model.calibration, byWords);
    const evidence = byWords.map(({ nearest }, i): Evidence => ({ words: calibrated[i]!, nearest, explained: explained[i] }));
    const words = evidence.map((one) => confidenceOf(one));
    const meaning = allowed && isUnsure(words) ? meaningOf(utterance) : undefined;
    const shares = meaning && byWords.map(({ entry }) => meaning.probabilities[entry]!);
    const confidences = meaning && shares && byMeaning(meaning, byWords, evidence, scoresOf(words, shares));
    const order = shares && confidences ? fuse(scoresOf(words, shares), confidences) : inOrder(words);
    const [best, second] = order;
    const weights = wordWeights(model, query, best && byWords[best.index]);
    return {
      matches: order.slice(0, Math.max(0, limit)).map(({ index, confidence }): Match => {
        const candidate = byWords[index]!;
        return {
          entryId: stringAt(entryIds, candidate.entry),
          confidence,
          score: readable(candidate.raw),
          parts: {
            linear: readable(candidate.margin),
            nearest: candidate.nearest,
            ...explained[index],
            ...(shares ? { words: words[index]!, meaning: shares[index]! } : {}),
          },
          phrase: stringAt(phrases, candidate.phrase),
        };
      }),
      meaning: meaning !== undefined,
      words: query.words.map(
        ({ text, start, corrected, known }, i): MatchedWord => ({
          text,
          start,
          known,
          weight: weights[i]!,
          ...(corrected === undefined ? {} : { corrected }),
        }),
      ),
      margin: (best?.confidence ?? 0) - (second?.confidence ?? 0),
      truncated: query.truncated,
    };
  }

  /** The confidence in each candidate by its words and by the meaning. */
  function byMeaning(
    { encoding, probabilities: shares }: Meant,
    candidates: readonly Candidate[],
    evidence: readonly Evidence[],
    scores: readonly number[],
  ): readonly number[] {
    const questions = model.meaning?.questions;
    // A lead over few others says little.
    if (questions === undefined || model.entries < ENOUGH_TO_LEAD) {
      return evidence.map((one, i) => confidenceOf(one, shares[candidates[i]!.entry]));
    }
    const leads = sharesOf(scores);
    return evidence.map((one, i) => confidenceByLead(one, leads[i]!, nearnessOf(questions, candidates[i]!.entry, encoding)));
  }

  return { language: model.language, size: model.entries, match };
}
