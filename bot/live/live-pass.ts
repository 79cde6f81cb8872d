import type { Clock, Digest, Ids, LivePassStore } from '../ports';
import { type Actor, authorize, EVERYBODY, type Permission } from '../tickets/authorize';

export const CONNECT_LIVE: Permission = { action: 'live.connect', roles: EVERYBODY };

/** Long enough to open a socket on a slow network. */
const PASS_SECONDS = 60;

/**
 * Gives a signed-in person a pass for one socket.
 *
 * @param rightsUntilSeconds when their access token ends, and the socket's rights with it; seconds since 1970
 * @throws MostradorError FORBIDDEN
 */
export async function issueLivePass(
  {
    store,
    clock,
    ids,
    digest,
  }: { readonly store: LivePassStore; readonly clock: Clock; readonly ids: Ids; readonly digest: Digest },
  actor: Actor,
  rightsUntilSeconds: number,
): Promise<{ readonly pass: string }> {
  authorize(actor, CONNECT_LIVE);
  const pass = ids.token();
  const expiresAtSeconds = Math.floor(clock.now().getTime() / 1_000) + PASS_SECONDS;
  const { login, name } = actor;
  await store.saveLivePass({ hash: digest.sha256(pass), login, name, rightsUntilSeconds, expiresAtSeconds });
  return { pass };
}
