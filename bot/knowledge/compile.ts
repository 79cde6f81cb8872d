import { plainText } from '../markdown';
import { buildSnapshot, type MatchEntry } from '../matcher';
import { synonymPhrases } from './synonyms';
import { type KnowledgeBase, LANGUAGES, type Language } from './types';

/** The matcher's snapshot for each language that has entries. Deterministic; the slow part of publishing. */
export function compileSnapshots(base: KnowledgeBase): Partial<Record<Language, Uint8Array>> {
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, matchEntries(base, language)] as const)
      .filter(([, entries]) => entries.length > 0)
      .map(([language, entries]) => [language, buildSnapshot(language, entries)]),
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
