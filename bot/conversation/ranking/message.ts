import type { Entry } from '../../model/entry';
import type { Language } from '../../model/language';
import { isQuestion, opensMatter } from '../understand/questions';
import { type QuestionPart, splitCompound } from './compound';
import type { Ranker } from './ranker';
import { emptyRanking, isSure, type Ranking, sureness, surest } from './ranking';

/** A statement, unlike a question, needs this confidence to count as a matter of its own. */
const SURE_OF_TOLD = 0.9;

/**
 * Ranks the entries for a message: the sentence with the most certain entry counts. A courtesy ("hello", "thanks") never
 * outweighs a question beside it, and a second question is not lost.
 *
 * @param sentences the whole message, and each of its sentences if it has several
 */
export function rankMessage(ranker: Ranker, sentences: readonly string[], language: Language): Ranking {
  const [whole, ...parts] = sentences;
  if (whole === undefined) return emptyRanking('', language);
  // What is asked is read first, as long as meanings may be asked.
  for (const part of parts.filter(isQuestion)) ranker.sentence(part, language);
  const wholeRanking = ranker.sentence(whole, language);
  const partRankings = parts.map((part) => ranker.sentence(part, language));
  const { clarify } = ranker.knowledge.base.service.thresholds;
  const isTopic = (one: Ranking) => one.candidates[0]?.entry.kind !== 'smalltalk' && sureness(one) >= clarify;
  const topics = partRankings.filter(isTopic);
  // What is asked decides, if it can be answered, not what is told around it, however sure that is: "Can you help me?" asks
  // for nothing that was not told.
  const asked = topics.filter((one) => isQuestion(one.sentence) && isSure(one));
  const all = [wholeRanking, ...partRankings];
  const chosen = surest(asked) ?? surest(all.filter(isTopic)) ?? surest(all) ?? wholeRanking;
  const also = otherQuestion(chosen, topics);
  if (also !== undefined) return { ...chosen, also };
  return rankCompound(ranker, wholeRanking) ?? chosen;
}

/**
 * A message with a single full stop or question mark may still be a compound question. When it splits into two parts that
 * match different entries, both with more certainty than the whole, the more certain part is answered and the other is
 * kept.
 */
function rankCompound(ranker: Ranker, whole: Ranking): Ranking | undefined {
  const pairs = splitCompound(whole.sentence, whole.language).flatMap(([first, second]): Ranking[] => {
    const rankings = [first, second].map((part) => {
      const ranking = ranker.sentence(part.text, whole.language);
      return standsAlone(ranking, part, whole) ? ranking : undefined;
    });
    const [one, other] = rankings;
    const [a, b] = [one?.candidates[0], other?.candidates[0]];
    if (one === undefined || other === undefined || a === undefined || b === undefined || a.entry.id === b.entry.id) return [];
    // The entry of the whole must be one of the two; otherwise the parts say something that was not meant.
    const [sure] = whole.candidates;
    if (sure !== undefined && isSure(whole) && ![a, b].some(({ entry }) => entry.id === sure.entry.id)) return [];
    // "I have opened the box, can I return it?" tells how it is with what is asked, and is one question unless both are certain.
    const isCircumstance = first.asks !== second.asks && a.entry.topic === b.entry.topic;
    if (isCircumstance && Math.min(a.confidence, b.confidence) < SURE_OF_TOLD) return [];
    return [a.confidence >= b.confidence ? { ...one, also: b.entry } : { ...other, also: a.entry }];
  });
  return surest(pairs);
}

/** Whether a part of a message certainly matches an entry, with at least the confidence of the whole message. */
function standsAlone({ candidates: [best] }: Ranking, part: QuestionPart, whole: Ranking): boolean {
  if (best === undefined || best.entry.kind === 'smalltalk') return false;
  if (best.confidence < (part.asks ? best.threshold : SURE_OF_TOLD)) return false;
  return best.confidence >= (whole.candidates.find(({ entry }) => entry.id === best.entry.id)?.confidence ?? 0);
}

/**
 * The entry for a further question: a sentence that matches another entry for certain, or nearly so if it clearly opens
 * another matter.
 */
function otherQuestion({ candidates: [given] }: Ranking, topics: readonly Ranking[]): Entry | undefined {
  const others = topics.filter(({ candidates: [best], sentence }) => {
    if (best === undefined || given === undefined || best.entry.id === given.entry.id) return false;
    return opensMatter(sentence) || best.confidence >= (isQuestion(sentence) ? best.threshold : SURE_OF_TOLD);
  });
  return surest(others)?.candidates[0]?.entry;
}
