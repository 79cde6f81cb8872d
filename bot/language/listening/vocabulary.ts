import type { Language } from '../../model/language';
import type { Service } from '../../model/service';
import { type Classes, spelledWord } from './phrase';

/** The class to which each list of `topics` and `safety` in `service.yaml` is added. */
const CLASS_OF = {
  topics: { about: 'tone.topic', us: 'tone.service', rivals: 'tone.rival' },
  safety: { things: 'danger.thing', harmless: 'danger.harmless' },
} as const;

/** Classes that phrases may use even if a language defines no words in them. */
export const ORGANISATION_CLASSES: readonly string[] = Object.values(CLASS_OF).flatMap((lists) => Object.values(lists));

/** The settings with the organisation's own words. */
export type Vocabulary = Pick<Service, 'topics' | 'safety'>;

/** Whether an organisation has own words in any language. */
export const hasWords = ({ topics = {}, safety = {} }: Vocabulary): boolean =>
  [topics, safety].some((lists) => Object.keys(lists).length > 0);

/** A language's classes with the organisation's words added. */
export function withVocabulary(
  classes: Classes,
  vocabulary: Vocabulary,
  language: Language,
  spelling: (plain: string) => string,
): Classes {
  const all: Record<string, string> = { ...classes };
  const add = (name: string, words: readonly string[] = []): void => {
    const own = words.map((word) => spelledWord(word, spelling));
    all[name] = [...new Set([...(all[name] ?? '').split(' '), ...own])].filter((word) => word !== '').join(' ');
  };
  const { about, us, rivals } = vocabulary.topics?.[language] ?? {};
  const { things, harmless } = vocabulary.safety?.[language] ?? {};
  add(CLASS_OF.topics.about, about);
  add(CLASS_OF.topics.us, us);
  add(CLASS_OF.topics.rivals, rivals);
  add(CLASS_OF.safety.things, things);
  add(CLASS_OF.safety.harmless, harmless);
  return all;
}
