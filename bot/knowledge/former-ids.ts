import type { Entry, EntryId, SavedQuestion } from '../model/entry';
import type { Service } from '../model/service';
import type { LocatedEntry } from './entry';
import type { KnowledgeProblem } from './problems';

/** Old ids that would lead to two entries. The files of one entry in several languages may all name them. */
export function formerIdProblems(entries: readonly LocatedEntry[]): readonly KnowledgeProblem[] {
  const present = new Set(entries.map(({ entry }) => entry.id));
  const owners = new Map<EntryId, EntryId>();
  return entries.flatMap(({ entry, at }) =>
    (entry.formerly ?? []).flatMap((id, index) => {
      const problem = (message: string) => [at(['formerly', index], message)];
      if (id === entry.id) return problem(`Remove \`${id}\`: it is the id that the entry has now.`);
      if (present.has(id)) return problem(`Remove \`${id}\`, or rename the entry that has this id: it would lead to both.`);
      const owner = owners.get(id) ?? entry.id;
      owners.set(id, owner);
      return owner === entry.id ? [] : problem(`Remove \`${id}\` here or from \`${owner}\`: it would lead to both.`);
    }),
  );
}

/** Tells the id that an entry has now, by any that it had; an unknown one stays as it is. */
export function presentId(entries: readonly Pick<Entry, 'id' | 'formerly'>[]): (id: EntryId) => EntryId {
  const present = new Map(entries.flatMap(({ id, formerly = [] }) => formerly.map((old) => [old, id] as const)));
  return (id) => present.get(id) ?? id;
}

interface NamingEntries {
  readonly service: Service;
  readonly entries: readonly Entry[];
  readonly questions: readonly SavedQuestion[];
}

/** The same with entries named by the ids that they have now. */
export function withPresentIds<Knowledge extends NamingEntries>(knowledge: Knowledge): Knowledge {
  const { service, entries, questions } = knowledge;
  if (entries.every(({ formerly }) => formerly === undefined)) return knowledge;
  const idNow = presentId(entries);
  const { safetyEntry } = service;
  return {
    ...knowledge,
    service: safetyEntry === undefined ? service : { ...service, safetyEntry: idNow(safetyEntry) },
    // An entry may name itself by an old id.
    entries: entries.map((entry) => ({
      ...entry,
      related: [...new Set(entry.related.map(idNow))].filter((id) => id !== entry.id),
    })),
    questions: questions.map((question) => ({ ...question, expect: idNow(question.expect) })),
  };
}
