import { plainText } from '../markdown';
import { buildSnapshot, type Lexicon, type MatchEntry, type OnProgress } from '../matcher';
import { synonymPhrases } from './synonyms';
import { type KnowledgeBase, LANGUAGES, type Language } from './types';

export interface SnapshotOptions {
  /** What words mean, where that is known of a language. */
  readonly lexicons?: Readonly<Partial<Record<Language, Lexicon>>>;
  /** Told what share of all languages is done, in [0, 1]. */
  readonly onProgress?: OnProgress;
}

/** The matcher's snapshot for each language that has entries. Deterministic; the slow part of publishing. */
export function compileSnapshots(base: KnowledgeBase, options: SnapshotOptions = {}): Partial<Record<Language, Uint8Array>> {
  const { lexicons = {}, onProgress = () => {} } = options;
  const jobs = LANGUAGES.map((language) => [language, matchEntries(base, language)] as const).filter(
    ([, entries]) => entries.length > 0,
  );
  return Object.fromEntries(
    jobs.map(([language, entries], done) => [
      language,
      buildSnapshot(language, entries, lexicons[language], (share) => onProgress((done + share) / jobs.length)),
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
