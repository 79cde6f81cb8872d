import { compact } from '../model/compact';
import type { Publication } from '../ports';
import { KEPT_PUBLICATIONS, makeLive } from './history';
import type { PublishingPorts } from './publish';
import { openVersion } from './version-content';

export interface RollbackRequest {
  readonly version: string;
  readonly author: string;
  readonly note?: string;
  /** As for publishing. */
  readonly expected?: number;
}

export type RollbackOutcome =
  | { readonly kind: 'published'; readonly publication: Publication }
  | { readonly kind: 'unchanged'; readonly version: string }
  | { readonly kind: 'overtaken'; readonly by: Publication }
  /** It is not one of the versions in the history. */
  | { readonly kind: 'unknown' };

/**
 * Makes an earlier version live again, after it has been read as a whole.
 * @throws MostradorError KNOWLEDGE_INVALID when it is damaged
 */
export async function rollBack(
  ports: Pick<PublishingPorts, 'records' | 'versions' | 'digest' | 'clock'>,
  { version, author, note, expected }: RollbackRequest,
): Promise<RollbackOutcome> {
  const { records, versions, digest, clock } = ports;
  const [live, history] = await Promise.all([records.loadLive(), records.listPublications(KEPT_PUBLICATIONS)]);
  if (expected !== undefined && live !== undefined && live.number !== expected) return { kind: 'overtaken', by: live };
  if (live?.version === version) return { kind: 'unchanged', version };
  if (!history.some((publication) => publication.version === version)) return { kind: 'unknown' };
  if ((await openVersion(versions, version, { digest, matching: true })) === undefined) return { kind: 'unknown' };
  const at = clock.now().toISOString();
  const publication = await makeLive(ports, live, { version, kind: 'rollback', at, author, ...compact({ note }) });
  if (publication !== undefined) return { kind: 'published', publication };
  const by = await records.loadLive();
  return by === undefined ? { kind: 'unknown' } : { kind: 'overtaken', by };
}
