import type { Entry, EntryId } from '../../model/entry';
import type { Language } from '../../model/language';
import type { Knowledge } from '../../ports';

/** The entry in the requested language, or in another. */
export function findEntry(knowledge: Knowledge, id: EntryId, language: Language): Entry | undefined {
  const same = entriesOf(knowledge).get(id);
  return same?.find((entry) => entry.language === language) ?? same?.[0];
}

/** The entry to give first in danger, if the service file names one and it is valid today. */
export function safetyEntryOf(knowledge: Knowledge, language: Language, today: string): Entry | undefined {
  const { safetyEntry } = knowledge.base.service;
  const entry = safetyEntry === undefined ? undefined : findEntry(knowledge, safetyEntry, language);
  return entry !== undefined && isValidOn(entry, today) ? entry : undefined;
}

const MAX_BROWSED = 5;

/** The first answers of a topic, for browsing; empty when there is no such topic. */
export function entriesOfTopic(knowledge: Knowledge, topic: string, language: Language, today: string): readonly Entry[] {
  const ids = [...entriesOf(knowledge).values()].flatMap(([entry]) =>
    entry?.topic === topic && entry.kind === 'answer' ? [entry.id] : [],
  );
  return ids
    .flatMap((id) => findEntry(knowledge, id, language) ?? [])
    .filter((entry) => isValidOn(entry, today))
    .slice(0, MAX_BROWSED);
}

/** Whether some entry is missing in a language and must be given in another. */
export function lacksEntries(knowledge: Knowledge, language: Language): boolean {
  const index = entriesOf(knowledge);
  return index.size > (knowledge.matchers[language]?.size ?? 0);
}

const indexes = new WeakMap<Knowledge, ReadonlyMap<EntryId, readonly Entry[]>>();

/** One index per knowledge version, built on first use. */
function entriesOf(knowledge: Knowledge): ReadonlyMap<EntryId, readonly Entry[]> {
  const known = indexes.get(knowledge);
  if (known !== undefined) return known;
  const index = new Map<EntryId, Entry[]>();
  for (const entry of knowledge.base.entries) index.set(entry.id, [...(index.get(entry.id) ?? []), entry]);
  indexes.set(knowledge, index);
  return index;
}

export function isValidOn(entry: Entry, today: string): boolean {
  return (
    (entry.validFrom === undefined || entry.validFrom <= today) && (entry.validUntil === undefined || today <= entry.validUntil)
  );
}
