import { type Entry, type EntryId, isFor, isValidOn, type Topic } from '../model/entry';
import type { KnowledgeBase } from '../model/knowledge-base';
import type { Language } from '../model/language';

/** What the help pages show: answers that are for everybody on the web, and in their time. */
export interface Shelf {
  readonly languages: readonly Language[];
  /** In the order of their ids; topics without an entry are left out. */
  topicsIn(language: Language): readonly ShelvedTopic[];
  find(id: EntryId, language: Language): Entry | undefined;
  /** The languages that have the entry. */
  languagesOf(id: EntryId): readonly Language[];
}

export interface ShelvedTopic {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** @param today `YYYY-MM-DD` in the organisation's time zone */
export function shelve({ entries, topics, service }: KnowledgeBase, today: string): Shelf {
  const shown = entries.filter((entry) => entry.kind === 'answer' && isFor(entry, 'web') && isValidOn(entry, today));
  const byKey = new Map(shown.map((entry) => [keyOf(entry.id, entry.language), entry]));
  const find = (id: EntryId, language: Language) => byKey.get(keyOf(id, language));
  const byTopic = new Map<string, Entry[]>();
  for (const entry of shown) {
    const key = keyOf(entry.topic, entry.language);
    byTopic.set(key, [...(byTopic.get(key) ?? []), entry]);
  }
  return {
    languages: service.languages,
    find,
    languagesOf: (id) => service.languages.filter((language) => find(id, language) !== undefined),
    topicsIn: (language) =>
      topics.flatMap((topic) => {
        const own = byTopic.get(keyOf(topic.id, language)) ?? [];
        return own.length === 0 ? [] : [{ id: topic.id, title: titleOf(topic, language), entries: own }];
      }),
  };
}

const keyOf = (id: string, language: Language) => `${language} ${id}`;

function titleOf({ id, title }: Topic, language: Language): string {
  return title[language] ?? Object.values(title)[0] ?? id;
}
