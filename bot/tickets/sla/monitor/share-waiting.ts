import type { Service } from '../../../model/service';
import type { Ticket } from '../../../model/ticket';
import type { RelayKick, Store } from '../../../ports';
import { ownerChange } from '../../assignment/assign-waiting';
import { giveTicket } from '../../assignment/give';
import { shareOut } from '../../assignment/share-out';
import { staffingOf } from '../../assignment/staffing';

/** Why a ticket has another owner, as its events say. */
const SHARED = 'shared_out';

export interface SharePorts {
  readonly store: Store;
  readonly kick: RelayKick;
}

export interface ShareReport {
  readonly shared: number;
  readonly raced: number;
  readonly failures: readonly unknown[];
}

/**
 * Lets those who have nothing to do take a ticket each from those who have several.
 * @param waiting tickets that are somebody's, in order of their due times; as they were read, so what changed since is left alone
 */
export async function shareWaiting(
  { store, kick }: SharePorts,
  service: Service,
  now: Date,
  waiting: readonly Ticket[],
): Promise<ShareReport> {
  const failures: unknown[] = [];
  let [shared, raced] = [0, 0];
  const shares = shareOut(waiting, service, staffingOf(await store.listAvailability()), now);
  for (const { ticket, to } of shares) {
    try {
      const given = giveTicket(ticket, to, { move: 'assigned', byHand: false, actor: 'watch', now, text: SHARED });
      const outcome = await store.commit(await ownerChange(store, ticket, given, { service, now }));
      if (outcome.kind === 'committed') shared++;
      else raced++;
    } catch (error) {
      failures.push(error);
    }
  }
  if (shared > 0) await kick.kick();
  return { shared, raced, failures };
}
