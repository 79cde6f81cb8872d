import { countsByEntry } from '../insights/add';
import { entryPath } from '../knowledge/entry';
import type { EntryId, EntryStatus } from '../model/entry';
import type { KnowledgeBase } from '../model/knowledge-base';
import type { EntryCounts } from '../model/rollup';
import type { Clock, KnowledgeRecords, KnowledgeVersions, RollupStore } from '../ports';
import { dayAfter } from '../time/day';
import { todayIn } from '../time/time-zone';
import { readLastChanges } from './last-changes';

/** Days that count for how an entry did, today included. */
export const COUNTED_DAYS = 28;

/** How an entry stands: its status, how it did lately, and who changed it last. */
export interface EntryState extends Partial<EntryCounts> {
  readonly id: EntryId;
  readonly status: EntryStatus;
  /** The last published change of its files; absent when nobody knows. */
  readonly changedAt?: string;
  readonly changedBy?: string;
}

export interface EntryStatePorts {
  readonly records: Pick<KnowledgeRecords, 'loadLive' | 'listDrafts'>;
  readonly versions: KnowledgeVersions;
  readonly insights: Pick<RollupStore, 'listRollups'>;
  readonly clock: Clock;
}

/** By id. Entries that exist only as drafts are among them. */
export async function entryStates(ports: EntryStatePorts, base: KnowledgeBase): Promise<readonly EntryState[]> {
  const today = todayIn(base.service.calendar.timeZone, ports.clock.now());
  const [drafts, changes, rollups] = await Promise.all([
    ports.records.listDrafts(),
    lastChangesByEntry(ports),
    ports.insights.listRollups(dayAfter(today, 1 - COUNTED_DAYS), today),
  ]);
  const counts = countsByEntry(rollups, base.entries);
  const drafted = new Map<EntryId, { readonly removed: boolean }>();
  for (const { path, text } of drafts) {
    const id = entryOf(path);
    if (id !== undefined) drafted.set(id, { removed: text === undefined || drafted.get(id)?.removed === true });
  }
  const published = new Map(base.entries.map((entry) => [entry.id, entry]));
  const ids = [...new Set([...published.keys(), ...drafted.keys()])].sort();
  return ids.map((id) => {
    const entry = published.get(id);
    const draft = drafted.get(id);
    const isOver = entry?.validUntil !== undefined && entry.validUntil < today;
    const isPlanned = entry?.validFrom !== undefined && entry.validFrom > today;
    const resting = isOver ? 'expired' : isPlanned ? 'planned' : 'published';
    const status = entry === undefined ? 'new' : draft === undefined ? resting : draft.removed ? 'removed' : 'draft';
    const change = changes.get(id);
    return {
      ...{ id, status },
      ...counts.get(id),
      ...(change === undefined ? {} : { changedAt: change.at, changedBy: change.author }),
    };
  });
}

const entryOf = (path: string): EntryId | undefined => entryPath(path)?.id;

/** The latest change of any of an entry's files. */
async function lastChangesByEntry({ records, versions }: EntryStatePorts) {
  const live = await records.loadLive();
  const noted = live === undefined ? {} : await readLastChanges(versions, live.version);
  const latest = new Map<EntryId, { readonly at: string; readonly author: string }>();
  for (const [path, change] of Object.entries(noted)) {
    const id = entryOf(path);
    if (id !== undefined && (latest.get(id)?.at ?? '') < change.at) latest.set(id, change);
  }
  return latest;
}
