import { detectLanguage } from '../../language/detect';
import { listenerFor } from '../../language/listening/listener';
import type { Tone } from '../../model/decision';
import type { Language } from '../../model/language';
import type { Knowledge } from '../../ports';
import { findEntry, lacksEntries, type Ranking, rank } from '../ranking';
import { toneOfAsking } from './asking-tone';
import { withoutThanks } from './courtesy';
import { type DangerSign, readDanger } from './danger';
import { type Intent, readIntent } from './intent';
import { isQuestion } from './questions';
import { sentencesOf } from './sentences';
import { detectTone, ventsOnly } from './tone';

export interface Understanding {
  readonly language: Language;
  readonly tone: Tone;
  readonly intent?: Intent;
  readonly danger?: DangerSign;
  /** There is nothing but anger in it, so that no answer fits. */
  readonly vents?: true;
  readonly ranking: Ranking;
}

/** What a customer's message says: in which language, how, and what it may be about. */
export function understand(knowledge: Knowledge, text: string, current: Language, today: string): Understanding {
  const { languages, thresholds, safetyEntry } = knowledge.base.service;
  const listener = listenerFor(knowledge.base.service);
  const detected = detectLanguage(text);
  const spoken = detected !== undefined && languages.includes(detected) ? detected : current;
  const { intent, matter } = readIntent(text);
  const { sign: danger, sentence: dangerous } = readDanger(sentencesOf(text), listener);
  // What it is about is read without the words that ask for a person: nobody's question is about those.
  const sentences = dangerous !== undefined ? [dangerous] : matter === '' ? [] : sentencesOf(matter);
  // "A fire sale" resembles a fire to whoever compares words.
  const excluded = danger === 'figure' ? safetyEntry : undefined;
  const own = sentences.length === 0 ? nothing(text, spoken) : withoutCourtesy();
  const tone = intent === 'person' ? toneOfAsking(text, matter, listener) : detectTone(text, listener);
  return {
    language: spoken,
    tone,
    ...(intent === undefined ? {} : { intent }),
    ...(danger === undefined ? {} : { danger }),
    ...(tone === 'upset' && ventsOnly(text, listener) ? { vents: true as const } : {}),
    ranking: isSure(own) ? own : (inAnotherLanguage() ?? own),
  };

  /** What is thanked for with the same breath says nothing of it, unless there is nothing else in the message. */
  function withoutCourtesy(): Ranking {
    const { rest, takesBack } = withoutThanks(matter);
    const whole = () => rank(knowledge, sentences, spoken, today, excluded);
    if (dangerous !== undefined || rest === matter) return whole();
    const ranking = rank(knowledge, sentencesOf(rest), spoken, today, excluded);
    const [best] = ranking.candidates;
    const isAbout = best !== undefined && best.confidence >= thresholds.clarify && best.entry.kind !== 'smalltalk';
    return isAbout || takesBack || intent === 'no' || isQuestion(rest) ? ranking : whole();
  }

  /** A message that says no language, or an entry that is missing in the customer's, may be found in another. */
  function inAnotherLanguage(): Ranking | undefined {
    // "No me sirve" is about the answer before it, in whatever language it may look like a question.
    if (intent === 'yes' || intent === 'no') return undefined;
    if (detected !== undefined && !lacksEntries(knowledge, spoken)) return undefined;
    const sure = languages
      .filter((language) => language !== spoken && sentences.length > 0)
      .map((language) => rank(knowledge, sentences, language, today, excluded))
      .find(isSure);
    const best = sure?.candidates[0]?.entry;
    if (sure === undefined || best === undefined) return undefined;
    // What is plainly said in one language is not read in the other, unless the entry exists only there.
    if (detected !== undefined && findEntry(knowledge, best.id, spoken)?.language === spoken) return undefined;
    return inLanguage(knowledge, sure, spoken);
  }

  function isSure({ candidates: [best] }: Ranking): boolean {
    return best !== undefined && best.confidence >= Math.max(best.threshold, thresholds.clarify);
  }
}

/**
 * A label that was tapped: the product's own words, so neither tone, intent nor language of the customer's is read from them.
 * @param matter what the label is about; absent where it is about the conversation itself ("none of these")
 */
export function understandTap(knowledge: Knowledge, matter: string | undefined, current: Language, today: string): Understanding {
  return {
    language: current,
    tone: 'calm',
    ranking: matter === undefined ? nothing('', current) : rank(knowledge, sentencesOf(matter), current, today),
  };
}

const nothing = (sentence: string, language: Language): Ranking => ({ candidates: [], margin: 0, words: [], sentence, language });

/** The same entries, each as it is written for the customer where it is. */
function inLanguage(knowledge: Knowledge, ranking: Ranking, language: Language): Ranking {
  const candidates = ranking.candidates.map((one) => ({
    ...one,
    entry: findEntry(knowledge, one.entry.id, language) ?? one.entry,
  }));
  return { ...ranking, candidates };
}
