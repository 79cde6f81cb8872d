import type { Clock, Connection, ConnectionStore, Hint, KnowledgeSource, Sockets } from '../ports';
import { onTeam } from './on-team';
import { atTicket, passOn } from './pass-on';

export interface HintPorts {
  readonly store: Pick<
    ConnectionStore,
    'listCustomerConnections' | 'listStaffConnections' | 'removeConnection' | 'claimQueueHint'
  >;
  readonly sockets: Sockets;
  readonly clock: Clock;
  readonly knowledge: KnowledgeSource;
}

/**
 * The desks hear of their lists at most this often: of a change by itself at once, and seldom while tickets change one after
 * another, since nobody can follow more, and each hint and each read is paid for.
 */
export const QUEUE_SPANS = { calmMs: 5_000, busyMs: 60_000 };

/**
 * Tells those who may see it: the customer's pages of new messages, the desks that show the ticket at once, all other desks
 * of the lists now and then, and of danger at once.
 */
export async function giveHint(ports: HintPorts, hint: Hint): Promise<void> {
  const { conversationId, seq, ticket, isPresence, isUrgent = false } = hint;
  const toCustomer = async () => {
    if (seq === undefined) return;
    const pages = await ports.store.listCustomerConnections(conversationId);
    const former = pages.filter((page) => isOfFormerAddress(page, hint));
    await Promise.all([
      passOn(
        ports,
        pages.filter((page) => !former.includes(page)),
        { type: 'news', seq },
      ),
      passOn(ports, former, { type: 'refused' }),
      ...former.map((page) => ports.store.removeConnection(page)),
    ]);
  };
  const toStaff = async () => {
    if (ticket === undefined) return;
    const staff = await onTeam(ports, await ports.store.listStaffConnections());
    if (staff.length === 0) return;
    const { id, number } = ticket;
    if (isPresence === true) return passOn(ports, atTicket(staff, id), { type: 'presence', number });
    await passOn(ports, atTicket(staff, id), { type: 'ticket', number });
    const span = isUrgent ? QUEUE_SPANS.calmMs : await ports.store.claimQueueHint(ports.clock.now().getTime(), QUEUE_SPANS);
    if (span !== undefined) await passOn(ports, staff, { type: 'queue', seconds: span / 1_000 });
  };
  await Promise.all([toCustomer(), toStaff()]);
}

/**
 * Whether the customer has corrected the address since a page said hello. Its token may have ended with that; a page whose token has
 * not says hello again.
 */
function isOfFormerAddress({ addressVersion = 0 }: Connection, hint: Hint): boolean {
  return hint.addressVersion !== undefined && hint.addressVersion !== addressVersion;
}
