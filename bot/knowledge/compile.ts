import { plainText } from '../markdown';
import { type BuildOptions, buildSnapshot, type MatchEntry, type OnProgress } from '../matcher';
import { synonymPhrases } from './synonyms';
import { type KnowledgeBase, LANGUAGES, type Language } from './types';

/** What the matcher may know of a language before it has read any entry. */
export type LanguageKnowledge = Pick<BuildOptions, 'lexicon' | 'outside'>;

export interface SnapshotOptions {
  /** What is known of each language besides the entries. */
  readonly languages?: Readonly<Partial<Record<Language, LanguageKnowledge>>>;
  /** Told what share of all languages is done, in [0, 1]. */
  readonly onProgress?: OnProgress;
}

/** The matcher's snapshot for each language that has entries. Deterministic; the slow part of publishing. */
export function compileSnapshots(base: KnowledgeBase, options: SnapshotOptions = {}): Partial<Record<Language, Uint8Array>> {
  const { languages = {}, onProgress = () => {} } = options;
  const jobs = LANGUAGES.map((language) => [language, matchEntries(base, language)] as const).filter(
    ([, entries]) => entries.length > 0,
  );
  return Object.fromEntries(
    jobs.map(([language, entries], done) => [
      language,
      buildSnapshot(language, entries, {
        ...languages[language],
        onProgress: (share) => onProgress((done + share) / jobs.length),
      }),
    ]),
  );
}

/** What the matcher is given of the entries of one language. */
export function matchEntries(base: KnowledgeBase, language: Language): MatchEntry[] {
  const entries = base.entries.filter((entry) => entry.language === language);
  const phrases = entries.map(({ question, also }) => [question, ...also]);
  const more = synonymPhrases(phrases, base.synonyms[language]);
  return entries.map((entry, index) => ({
    id: entry.id,
    phrases: [...(phrases[index] ?? []), ...(more[index] ?? [])],
    keywords: entry.keywords,
    answer: plainText(entry.answer),
  }));
}
