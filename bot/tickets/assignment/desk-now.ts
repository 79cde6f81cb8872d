import type { Priority, Service } from '../../model/service';
import type { PromiseRecord } from '../../model/ticket';
import type { Store } from '../../ports';
import { LATELY } from '../sla/history';
import { readStaffing, readStaffingUnless, type Staffing } from './staffing';

/** What a decision about a ticket has to know of the desk as a whole. Costs reads, so it is read only when it is needed. */
export interface DeskNow {
  readonly staffing: Staffing;
  /** How the latest promises of the ticket's priority ended, latest first. */
  readonly promises: readonly PromiseRecord[];
}

export interface DeskNeed {
  /** Login of who has the ticket: while they are there, it stays with them, and nobody's tickets are counted. */
  readonly owner?: string;
  /** A time is to be promised for a ticket of this priority. */
  readonly priority?: Priority;
}

/** @throws what the store throws */
export async function readDesk(
  store: Pick<Store, 'listAvailability' | 'countOpenTickets' | 'listPromises'>,
  service: Service,
  { owner, priority }: DeskNeed,
): Promise<DeskNow> {
  const [staffing, promises] = await Promise.all([
    owner === undefined ? readStaffing(store, service) : readStaffingUnless(store, service, owner),
    priority === undefined ? [] : store.listPromises(priority, LATELY),
  ]);
  return { staffing, promises };
}
