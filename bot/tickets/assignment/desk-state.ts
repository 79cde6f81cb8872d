import { compact } from '../../model/compact';
import type { Priority, Service } from '../../model/service';
import type { SlaRecord } from '../../model/ticket';
import type { SlaHistoryStore, StaffStore, TicketStore } from '../../ports';
import { isOpenStatus } from '../lifecycle/transitions';
import { HISTORY_SIZE } from '../sla/sla-history';
import { readStaffing, type Staffing } from './staffing';

/** The state of the whole desk that a decision about one ticket needs. It costs reads, so it is loaded only when needed. */
export interface DeskState {
  readonly staffing: Staffing;
  /** SLA results of the latest tickets of the same priority, latest first. */
  readonly slaHistory: readonly SlaRecord[];
  /** Login of the person who has another open ticket of the same customer. */
  readonly customerOwner?: string;
}

export interface DeskQuery {
  /** The priority of a ticket that gets new due times. */
  readonly priority?: Priority;
  /** The customer of a ticket that is to go to whoever has their others. */
  readonly customerKey?: string;
}

/** So many of a customer's latest tickets are looked at. */
const LATEST = 10;

/** @throws what the store throws */
export async function readDesk(
  store: StaffStore & SlaHistoryStore & Pick<TicketStore, 'listCustomerTickets'>,
  service: Service,
  { priority, customerKey }: DeskQuery,
  now: Date,
): Promise<DeskState> {
  const [staffing, slaHistory, theirs] = await Promise.all([
    readStaffing(store, service, now),
    priority === undefined ? [] : store.listSlaHistory(priority, HISTORY_SIZE),
    customerKey === undefined ? [] : store.listCustomerTickets(customerKey, LATEST),
  ]);
  const customerOwner = theirs.find(({ status, assignee }) => isOpenStatus(status) && assignee !== undefined)?.assignee?.login;
  return { staffing, slaHistory, ...compact({ customerOwner }) };
}
