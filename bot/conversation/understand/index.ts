import { languageIn } from '../../language/detect';
import { listenerFor } from '../../language/listening/listener';
import { neighbourIn } from '../../language/neighbours';
import type { Tone } from '../../model/decision';
import type { EntryId } from '../../model/entry';
import type { Language } from '../../model/language';
import type { Knowledge } from '../../ports';
import { findEntry, lacksEntries } from '../ranking/entries';
import { type Excluded, NEVER, rankerFor } from '../ranking/ranker';
import { emptyRanking, type Ranking } from '../ranking/ranking';
import { toneOfAsking } from './asking-tone';
import { withoutGreeting, withoutThanks } from './courtesy';
import { type DangerSign, readDanger } from './danger';
import { type CrisisSign, readCrisis } from './danger/crisis';
import { namesHazard } from './danger/hazards';
import { type Matter, readWithMatter } from './follow-up';
import { type Intent, readIntent } from './intent';
import { hasVerb, isQuestion } from './questions';
import { sentencesOf } from './sentences';
import { detectTone, ventsOnly } from './tone';
import { withoutUnwanted } from './unwanted';

/** Similarity to a phrase of the safety entry from which a message says it. */
const NEARLY_SAID = 0.9;

export interface Understanding {
  readonly language: Language;
  readonly tone: Tone;
  readonly intent?: Intent;
  readonly danger?: DangerSign;
  /** Somebody does not want to live. */
  readonly crisis?: CrisisSign;
  /** The text contains nothing but anger, so no answer fits. */
  readonly vents?: true;
  /** A language that the desk does not speak, but is near one that it does: its code. */
  readonly neighbour?: string;
  readonly ranking: Ranking;
}

/**
 * Interprets a customer's message: language, tone, intent, and possible topics.
 * @param before what the conversation is about, which a follow-up leaves out
 */
export function understand(knowledge: Knowledge, text: string, current: Language, today: string, before?: Matter): Understanding {
  const { languages, thresholds, safetyEntry } = knowledge.base.service;
  const listener = listenerFor(knowledge.base.service);
  const neighbour = neighbourIn(text);
  const detected = neighbour?.nearest ?? languageIn(text, current);
  const spoken = detected !== undefined && languages.includes(detected) ? detected : current;
  const { intent, matter: said } = readIntent(text);
  const matter = withoutUnwanted(said);
  const { sign: danger, sentence: perilous } = readDanger(sentencesOf(text), listener);
  const crisis = readCrisis(sentencesOf(text), listener);
  const dangerous = crisis?.sign === 'crisis' ? crisis.sentence : perilous;
  // The topic is read without the words that ask for a person, which are nobody's question.
  const sentences = dangerous !== undefined ? [dangerous] : matter === '' ? [] : sentencesOf(matter);
  const ranker = rankerFor(knowledge, today, safetyEntry === undefined ? undefined : excludedSafety(safetyEntry));
  const own = sentences.length === 0 ? emptyRanking(text, spoken) : withoutCourtesy();
  const tone = intent === 'person' ? toneOfAsking(text, said, listener) : detectTone(text, listener);
  return {
    language: spoken,
    ...(neighbour === undefined ? {} : { neighbour: neighbour.code }),
    tone,
    ...(intent === undefined ? {} : { intent }),
    ...(danger === undefined ? {} : { danger }),
    ...(crisis === undefined ? {} : { crisis: crisis.sign }),
    ...(tone === 'upset' && ventsOnly(text, listener) ? { vents: true as const } : {}),
    ranking: asFollowUp() ?? (isSure(own) ? own : (inAnotherLanguage() ?? own)),
  };

  /** Read with what was asked before, if that is surer. */
  function asFollowUp(): Ranking | undefined {
    if (before === undefined || intent !== undefined || dangerous !== undefined) return undefined;
    const ranking = readWithMatter(ranker, text, own, before);
    return ranking && { ...ranking, context: before.entryId };
  }

  /** Resemblance to the safety entry is no danger: "a fire sale", "it smells of damp"; a word of danger beside it is. */
  function excludedSafety(id: EntryId): Excluded | undefined {
    if (danger === 'figure') return { id, unlessNearest: NEVER };
    return danger === undefined && !namesHazard(text, listener) ? { id, unlessNearest: NEARLY_SAID } : undefined;
  }

  /** What is thanked for does not count as the topic, unless the message contains nothing else. */
  function withoutCourtesy(): Ranking {
    const { rest, takesBack } = withoutThanks(matter);
    const whole = () => behindGreeting(ranker.message(sentences, spoken));
    if (dangerous !== undefined || rest === matter) return whole();
    const ranking = ranker.message(sentencesOf(rest), spoken);
    const [best] = ranking.candidates;
    const isAbout = best !== undefined && best.confidence >= thresholds.clarify && best.entry.kind !== 'smalltalk';
    return isAbout || takesBack || intent === 'no' || isQuestion(rest) ? ranking : whole();
  }

  /** "Hello, my vacuum cleaner …" is no mere greeting, even when nothing is known of what follows it. */
  function behindGreeting(ranking: Ranking): Ranking {
    const [best] = ranking.candidates;
    if (dangerous !== undefined || best?.entry.kind !== 'smalltalk') return ranking;
    const rest = withoutGreeting(matter);
    if (rest === matter || !(isQuestion(rest) || hasVerb(rest, spoken))) return ranking;
    return ranker.message(sentencesOf(rest), spoken);
  }

  /** A message in no particular language, or about an entry missing in the customer's, may be found in another. */
  function inAnotherLanguage(): Ranking | undefined {
    // "No me sirve" refers to the previous answer, in whatever language it may resemble a question.
    if (intent === 'yes' || intent === 'no') return undefined;
    if (detected !== undefined && !lacksEntries(knowledge, spoken)) return undefined;
    const sure = languages
      .filter((language) => language !== spoken && sentences.length > 0)
      .map((language) => ranker.message(sentences, language))
      .find(isSure);
    const best = sure?.candidates[0]?.entry;
    if (sure === undefined || best === undefined) return undefined;
    // A message clearly in one language is not matched in the other, unless the entry exists only there.
    if (detected !== undefined && findEntry(knowledge, best.id, spoken)?.language === spoken) return undefined;
    return inLanguage(knowledge, sure, spoken);
  }

  function isSure({ candidates: [best] }: Ranking): boolean {
    return best !== undefined && best.confidence >= Math.max(best.threshold, thresholds.clarify);
  }
}

/**
 * Interprets a tapped label: it is the product's own text, so it tells nothing about the customer's tone, intent or
 * language.
 * @param matter what the label is about; absent when it is about the conversation itself ("none of these")
 */
export function understandTap(knowledge: Knowledge, matter: string | undefined, current: Language, today: string): Understanding {
  return {
    language: current,
    tone: 'calm',
    ranking: matter === undefined ? emptyRanking('', current) : rankerFor(knowledge, today).message(sentencesOf(matter), current),
  };
}

/** The same entries, each in the customer's language if it exists there. */
function inLanguage(knowledge: Knowledge, ranking: Ranking, language: Language): Ranking {
  const candidates = ranking.candidates.map((one) => ({
    ...one,
    entry: findEntry(knowledge, one.entry.id, language) ?? one.entry,
  }));
  return { ...ranking, candidates };
}
