import type { Publication } from '../ports';
import { KEPT_PUBLICATIONS, makeLive } from './history';
import { noteLastChanges } from './last-changes';
import type { PublishingPorts } from './publish';

export interface StoredVersion {
  readonly version: string;
  readonly kind: 'files' | 'deploy';
  readonly author: string;
  /** Whether it becomes live although somebody published another version before. */
  readonly always: boolean;
}

export type StoredOutcome =
  | { readonly kind: 'published'; readonly publication: Publication }
  /** This one stays live. */
  | { readonly kind: 'stays'; readonly live: Publication };

/**
 * Makes a version live that is stored already, by a save in the watched folder or by a deployment. A version that came from
 * there before and was rolled back stays so until there is a newer one.
 */
export async function publishStored(
  ports: Pick<PublishingPorts, 'records' | 'versions' | 'clock' | 'digest'>,
  { version, kind, author, always }: StoredVersion,
): Promise<StoredOutcome> {
  const { records, clock } = ports;
  for (;;) {
    const live = await records.loadLive();
    if (live !== undefined) {
      if (live.version === version || !always) return { kind: 'stays', live };
      if (kind === 'files' && (await lastSaved(ports)) === version) return { kind: 'stays', live };
    }
    const publication = await makeLive(ports, live, { version, kind, author, at: clock.now().toISOString() });
    if (publication === undefined) continue;
    await noteLastChanges(ports, live, publication);
    return { kind: 'published', publication };
  }
}

/** The version of the folder when it was last published: what came after may be a rollback of it. */
async function lastSaved({ records }: Pick<PublishingPorts, 'records'>): Promise<string | undefined> {
  const history = await records.listPublications(KEPT_PUBLICATIONS);
  return history.find(({ kind }) => kind !== 'rollback')?.version;
}
