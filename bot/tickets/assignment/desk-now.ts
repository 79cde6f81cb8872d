import type { Priority, Service } from '../../model/service';
import type { SlaRecord } from '../../model/ticket';
import type { SlaHistoryStore, StaffStore } from '../../ports';
import { HISTORY_SIZE } from '../sla/sla-history';
import { readStaffing, readStaffingUnless, type Staffing } from './staffing';

/** What a decision about a ticket needs to know of the desk as a whole. It costs reads, so it is read only when needed. */
export interface DeskNow {
  readonly staffing: Staffing;
  /** How the latest tickets of the same priority went, latest first. */
  readonly slaHistory: readonly SlaRecord[];
}

export interface DeskNeed {
  /** Login of the ticket's owner: while they are there, it stays with them, and nobody's tickets are counted. */
  readonly owner?: string;
  /** The priority of a ticket that gets due times. */
  readonly priority?: Priority;
}

/** @throws what the store throws */
export async function readDesk(
  store: StaffStore & SlaHistoryStore,
  service: Service,
  { owner, priority }: DeskNeed,
): Promise<DeskNow> {
  const [staffing, slaHistory] = await Promise.all([
    owner === undefined ? readStaffing(store, service) : readStaffingUnless(store, service, owner),
    priority === undefined ? [] : store.listSlaHistory(priority, HISTORY_SIZE),
  ]);
  return { staffing, slaHistory };
}
