import type { KnowledgeVersions, Publication, PublicationStore } from '../ports';
import { MANIFEST } from './version-content';

/** Versions that can be looked at, compared and restored. */
export const KEPT_PUBLICATIONS = 50;

/** Saves of files that follow one another within this time are one entry of the history. */
const ONE_SITTING_MS = 10 * 60_000;

/**
 * The publications that leave the history when `next` is made live: those beyond the last fifty, and an earlier save of the
 * same sitting.
 * @param history latest first
 */
export function droppedBy(next: Publication, history: readonly Publication[]): readonly number[] {
  const [last] = history;
  const isSameSitting =
    next.kind === 'files' && last?.kind === 'files' && Date.parse(next.at) - Date.parse(last.at) < ONE_SITTING_MS;
  const before = isSameSitting ? history.slice(1) : history;
  const gone = [...(isSameSitting ? history.slice(0, 1) : []), ...before.slice(KEPT_PUBLICATIONS - 1)];
  return gone.map(({ number }) => number);
}

/** More than the history holds, so that what is beyond it is seen and dropped. */
const LOOKED_AT = KEPT_PUBLICATIONS + 20;

export interface LivePorts {
  readonly records: PublicationStore;
  readonly versions: KnowledgeVersions;
}

/**
 * Makes a stored version live, and removes what the history no longer names.
 * @returns the publication; `undefined` when another one was made live since `live` was read
 */
export async function makeLive(
  { records, versions }: LivePorts,
  live: Publication | undefined,
  what: Omit<Publication, 'number'>,
  replaced: readonly number[] = [],
): Promise<Publication | undefined> {
  const next: Publication = { ...what, number: (live?.number ?? 0) + 1 };
  const history = await records.listPublications(LOOKED_AT);
  const dropped = [...new Set([...replaced, ...droppedBy(next, history)])];
  if (!(await records.makeLive(next, dropped))) return undefined;
  await versions.noteLive?.(next.version);
  const named = new Set([next, ...history.filter(({ number }) => !dropped.includes(number))].map(({ version }) => version));
  // The one before is still being read by functions that have not asked again.
  if (live !== undefined) named.add(live.version);
  await removeOthers(versions, named);
  return next;
}

/** What cannot be removed now is removed with the next publication. */
async function removeOthers(versions: KnowledgeVersions, named: ReadonlySet<string>): Promise<void> {
  try {
    for (const version of await versions.list(MANIFEST)) if (!named.has(version)) await versions.remove(version);
  } catch {
    // The publication itself is done.
  }
}
