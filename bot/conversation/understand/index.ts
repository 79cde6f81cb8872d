import type { Language } from '../../knowledge/types';
import type { Knowledge } from '../../ports';
import { type Ranking, rank } from '../candidates';
import type { Tone } from '../types';
import { detectLanguage } from './language';
import { sentencesOf } from './sentences';
import { detectTone } from './tone';
import { detectWish, type Wish } from './wish';

export interface Understanding {
  readonly language: Language;
  readonly tone: Tone;
  readonly wish?: Wish;
  readonly ranking: Ranking;
}

/** What a customer's message says: in which language, how, and what it may be about. */
export function understand(knowledge: Knowledge, text: string, current: Language, today: string): Understanding {
  const { languages, thresholds } = knowledge.base.service;
  const detected = detectLanguage(text);
  const spoken = detected !== undefined && languages.includes(detected) ? detected : current;
  const sentences = sentencesOf(text);
  const own = rank(knowledge, sentences, spoken, today);
  const wish = detectWish(text);
  return {
    language: spoken,
    tone: detectTone(text),
    ...(wish === undefined ? {} : { wish }),
    ranking: isSure(own) ? own : (inAnotherLanguage() ?? own),
  };

  /** An entry that is missing in the customer's language, or a message in both, may be found in the other. */
  function inAnotherLanguage(): Ranking | undefined {
    const sure = languages
      .filter((language) => language !== spoken)
      .map((language) => rank(knowledge, sentences, language, today))
      .find(isSure);
    // A text that is plainly in one language is not read in the other, unless the entry exists only there.
    const best = sure?.candidates[0]?.entry;
    if (best === undefined || detected === undefined) return sure;
    return knowledge.base.entries.some(({ id, language }) => id === best.id && language === spoken) ? undefined : sure;
  }

  function isSure({ candidates: [best] }: Ranking): boolean {
    return best !== undefined && best.confidence >= Math.max(best.threshold, thresholds.clarify);
  }
}
