import { type Entry, type EntryId, isFor, isValidOn } from '../../model/entry';
import { LANGUAGES, type Language } from '../../model/language';
import type { Channel } from '../../model/message';
import type { Knowledge } from '../../ports';

/** The entry of an id that it has or had, in the requested language, or in another. */
export function findEntry(knowledge: Knowledge, id: EntryId, language: Language): Entry | undefined {
  const { byId, formerly } = indexOf(knowledge);
  const same = byId.get(id) ?? byId.get(formerly.get(id) ?? '');
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
  const ids = [...indexOf(knowledge).byId.values()].flatMap(([entry]) =>
    entry?.topic === topic && entry.kind === 'answer' ? [entry.id] : [],
  );
  return ids
    .flatMap((id) => findEntry(knowledge, id, language) ?? [])
    .filter((entry) => isValidOn(entry, today))
    .slice(0, MAX_BROWSED);
}

/** Whether some entry is missing in a language and must be given in another. */
export function lacksEntries(knowledge: Knowledge, language: Language): boolean {
  return indexOf(knowledge).lacking.has(language);
}

const views = new WeakMap<Knowledge, Map<Channel, Knowledge>>();

/**
 * The knowledge as customers of a channel may have it: without the entries for others, which are then neither answered nor
 * offered, nor named as related.
 */
export function knowledgeOn(knowledge: Knowledge, channel: Channel): Knowledge {
  const known = views.get(knowledge) ?? new Map<Channel, Knowledge>();
  views.set(knowledge, known);
  const view = known.get(channel) ?? viewOf(knowledge, channel);
  known.set(channel, view);
  return view;
}

function viewOf(knowledge: Knowledge, channel: Channel): Knowledge {
  const { base } = knowledge;
  const entries = base.entries.filter((entry) => isFor(entry, channel));
  return entries.length === base.entries.length ? knowledge : { ...knowledge, base: { ...base, entries } };
}

interface Index {
  readonly byId: ReadonlyMap<EntryId, readonly Entry[]>;
  /** By the ids that entries had before. */
  readonly formerly: ReadonlyMap<EntryId, EntryId>;
  /** The languages in which some entry is missing. */
  readonly lacking: ReadonlySet<Language>;
}

const indexes = new WeakMap<Knowledge, Index>();

/** One index per knowledge version and channel, built on first use. */
function indexOf(knowledge: Knowledge): Index {
  const known = indexes.get(knowledge);
  if (known !== undefined) return known;
  const byId = new Map<EntryId, Entry[]>();
  const formerly = new Map<EntryId, EntryId>();
  for (const entry of knowledge.base.entries) {
    byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry]);
    for (const id of entry.formerly ?? []) formerly.set(id, entry.id);
  }
  const lacking = LANGUAGES.filter((language) =>
    [...byId.values()].some((entries) => !entries.some((entry) => entry.language === language)),
  );
  const index = { byId, formerly, lacking: new Set(lacking) };
  indexes.set(knowledge, index);
  return index;
}
