import { CONNECT_LIVE, issueLivePass } from '../../bot/live/live-pass';
import type { Clock, Digest, Ids, KnowledgeSource, LivePassStore } from '../../bot/ports';
import { tokenEndOf } from '../api/caller';
import type { Endpoint } from '../api/endpoint';
import * as schemas from '../api/schemas';
import { STAFF_PROBLEMS, staffEndpoint } from '../api/staff-endpoint';

export interface LivePassDependencies {
  readonly live: LivePassStore;
  readonly knowledge: KnowledgeSource;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digest: Digest;
}

/** What a desk needs to hear of news at once. */
export const LIVE_ENDPOINTS: readonly Endpoint<LivePassDependencies>[] = [
  staffEndpoint<LivePassDependencies>({
    method: 'POST',
    path: '/v1/live',
    permission: CONNECT_LIVE,
    summary: 'A pass for one socket at `/live`, for its first message, within a minute',
    status: 200,
    response: schemas.livePass,
    problems: [...STAFF_PROBLEMS],
    handle: async ({ c, runtime: { live: store, clock, ids, digest }, actor }) =>
      c.json(await issueLivePass({ store, clock, ids, digest }, actor, tokenEndOf(c))),
  }),
];
