import type { Priority, Service } from '../../model/service';
import type { SlaRecord } from '../../model/ticket';
import type { SlaHistoryStore, StaffStore } from '../../ports';
import { HISTORY_SIZE } from '../sla/sla-history';
import { readStaffing, type Staffing } from './staffing';

/** The state of the whole desk that a decision about one ticket needs. It costs reads, so it is loaded only when needed. */
export interface DeskState {
  readonly staffing: Staffing;
  /** SLA results of the latest tickets of the same priority, latest first. */
  readonly slaHistory: readonly SlaRecord[];
}

export interface DeskQuery {
  /** The priority of a ticket that gets new due times. */
  readonly priority?: Priority;
}

/** @throws what the store throws */
export async function readDesk(
  store: StaffStore & SlaHistoryStore,
  service: Service,
  { priority }: DeskQuery,
  now: Date,
): Promise<DeskState> {
  const [staffing, slaHistory] = await Promise.all([
    readStaffing(store, service, now),
    priority === undefined ? [] : store.listSlaHistory(priority, HISTORY_SIZE),
  ]);
  return { staffing, slaHistory };
}
