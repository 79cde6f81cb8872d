import type { Explanation } from '../model/decision';
import { type EntryId, isFor, type SavedQuestion } from '../model/entry';
import type { Language } from '../model/language';
import { CHANNELS, type Channel } from '../model/message';
import type { Digest, Knowledge } from '../ports';
import { tryQuestion } from './try-question';

/**
 * The result of a saved question. `right`: the right answer (none, when no entry answers it). `clarified`: a clarifying
 * question with the right entry among the choices. `missed`: no answer although there is one, whatever was offered with "I
 * did not understand". `offered`: choices although none of them can be right. `wrong`: another answer, or an answer
 * although there is none.
 */
export type Verdict = 'right' | 'clarified' | 'missed' | 'offered' | 'wrong';

export interface Replayed {
  readonly question: SavedQuestion;
  readonly verdict: Verdict;
  /** The entry given, or the kind of decision. */
  readonly got: EntryId | Explanation['decision'];
  readonly confidence: number;
}

/** Counts for one language. */
export interface LanguageReport {
  readonly language: Language;
  /** Questions that have an answer; each is one of the four below. */
  readonly answerable: number;
  readonly right: number;
  readonly clarified: number;
  readonly missed: number;
  readonly wrong: number;
  /** Questions that have none; each is one of the three below. */
  readonly unanswerable: number;
  readonly answeredWrongly: number;
  readonly offered: number;
  readonly refused: number;
  readonly failures: readonly Replayed[];
}

/** Runs every saved question as the first message of a conversation, and counts the results by language. */
export function replaySavedQuestions(knowledge: Knowledge, now: Date, digest: Digest): readonly LanguageReport[] {
  return knowledge.base.service.languages.map((language) => {
    const replayed = knowledge.base.questions
      .filter((question) => question.language === language)
      .map((question) => replay(knowledge, question, now, digest));
    const answerable = replayed.filter(({ question }) => question.expect !== 'handoff');
    const unanswerable = replayed.filter(({ question }) => question.expect === 'handoff');
    const count = (among: readonly Replayed[], verdict: Verdict) => among.filter((one) => one.verdict === verdict).length;
    return {
      language,
      answerable: answerable.length,
      right: count(answerable, 'right'),
      clarified: count(answerable, 'clarified'),
      missed: count(answerable, 'missed'),
      wrong: count(answerable, 'wrong'),
      unanswerable: unanswerable.length,
      answeredWrongly: count(unanswerable, 'wrong'),
      offered: count(unanswerable, 'offered'),
      refused: count(unanswerable, 'right'),
      failures: replayed.filter(({ verdict }) => verdict !== 'right'),
    };
  });
}

/** A phrase of an entry to which a whole turn does not lead. */
export interface TakenPhrase {
  readonly entryId: EntryId;
  readonly language: Language;
  /** 0 for the question, from 1 on for the other phrasings. */
  readonly index: number;
  readonly phrase: string;
  readonly got: Replayed['got'];
}

/**
 * Says every phrase of every entry as the first message of a conversation. Danger, tone and small talk come before the entries,
 * and another entry may be nearer: whoever writes such a phrase never gets its answer.
 */
export function takenPhrases(knowledge: Knowledge, now: Date, digest: Digest): readonly TakenPhrase[] {
  const reached = knowledge.base.entries.filter((entry) => CHANNELS.some((channel) => isFor(entry, channel)));
  return reached.flatMap(({ id, language, question, also }) =>
    [question, ...also].flatMap((phrase, index) => {
      const { verdict, got } = replay(knowledge, { language, question: phrase, expect: id }, now, digest);
      return verdict === 'right' || verdict === 'clarified' ? [] : [{ entryId: id, language, index, phrase, got }];
    }),
  );
}

/** Where the entry is given; one that nobody but the staff has is missed everywhere. */
function channelOf(knowledge: Knowledge, expected: SavedQuestion['expect']): Channel | undefined {
  const entry = knowledge.base.entries.find(({ id }) => id === expected);
  return entry && CHANNELS.find((channel) => isFor(entry, channel));
}

function replay(knowledge: Knowledge, question: SavedQuestion, now: Date, digest: Digest): Replayed {
  const channel = channelOf(knowledge, question.expect);
  const { explanation, replies } = tryQuestion(knowledge, question.question, question.language, now, digest, channel);
  const { decision, reason, candidates } = explanation;
  const { safetyEntry } = knowledge.base.service;
  // In danger the safety entry is given, whatever the words resemble.
  const best = reason === 'danger' ? { entryId: safetyEntry, confidence: 1 } : candidates[0];
  const given =
    decision === 'answer' || decision === 'smalltalk' || (decision === 'handoff' && (reason === 'entry' || reason === 'danger'));
  const offered = replies.flatMap(({ choices = [] }) => choices.map(({ value }) => value));
  const judged = { question, got: (given ? best?.entryId : undefined) ?? decision, confidence: best?.confidence ?? 0 };
  if (question.expect === 'handoff') {
    return { ...judged, verdict: given && reason !== 'danger' ? 'wrong' : decision === 'clarify' ? 'offered' : 'right' };
  }
  if (given) return { ...judged, verdict: best?.entryId === question.expect ? 'right' : 'wrong' };
  return { ...judged, verdict: decision === 'clarify' && offered.includes(question.expect) ? 'clarified' : 'missed' };
}
