import type { Language } from '../../knowledge/types';
import type { Knowledge } from '../../ports';
import { findEntry, lacksEntries, type Ranking, rank } from '../candidates';
import type { Tone } from '../types';
import { type DangerSign, dangerousSentence, dangerSign } from './danger';
import { detectLanguage } from './language';
import { sentencesOf } from './sentences';
import { detectTone } from './tone';
import { detectWish, type Wish } from './wish';

export interface Understanding {
  readonly language: Language;
  readonly tone: Tone;
  readonly wish?: Wish;
  readonly danger?: DangerSign;
  readonly ranking: Ranking;
}

/** What a customer's message says: in which language, how, and what it may be about. */
export function understand(knowledge: Knowledge, text: string, current: Language, today: string): Understanding {
  const { languages, thresholds } = knowledge.base.service;
  const detected = detectLanguage(text);
  const spoken = detected !== undefined && languages.includes(detected) ? detected : current;
  const dangerous = dangerousSentence(sentencesOf(text));
  const sentences = dangerous === undefined ? sentencesOf(text) : [dangerous];
  const danger = dangerSign(text);
  const own = rank(knowledge, sentences, spoken, today);
  const wish = detectWish(text);
  return {
    language: spoken,
    tone: detectTone(text),
    ...(wish === undefined ? {} : { wish }),
    ...(danger === undefined ? {} : { danger }),
    ranking: isSure(own) ? own : (inAnotherLanguage() ?? own),
  };

  /** A message that says no language, or an entry that is missing in the customer's, may be found in another. */
  function inAnotherLanguage(): Ranking | undefined {
    if (detected !== undefined && !lacksEntries(knowledge, spoken)) return undefined;
    const sure = languages
      .filter((language) => language !== spoken)
      .map((language) => rank(knowledge, sentences, language, today))
      .find(isSure);
    const best = sure?.candidates[0]?.entry;
    if (best === undefined || detected === undefined) return sure;
    // What is plainly said in one language is not read in the other, unless the entry exists only there.
    return findEntry(knowledge, best.id, spoken)?.language === spoken ? undefined : sure;
  }

  function isSure({ candidates: [best] }: Ranking): boolean {
    return best !== undefined && best.confidence >= Math.max(best.threshold, thresholds.clarify);
  }
}
