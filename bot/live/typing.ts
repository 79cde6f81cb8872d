import type { Clock, Connection, ConnectionStore, ConversationStore, Sockets } from '../ports';
import { atTicket, passOn } from './pass-on';

interface Ports {
  readonly store: Pick<
    ConnectionStore,
    'saveConnection' | 'listCustomerConnections' | 'listStaffConnections' | 'removeConnection'
  > &
    Pick<ConversationStore, 'loadConversation'>;
  readonly sockets: Sockets;
  readonly clock: Clock;
}

/** A page shows "is typing" a little longer than this, and says it again as long as it is true. */
const QUIET_MS = 2_500;

/** Passes "is typing" on to the other side: from a customer to the desks that show their ticket, from staff to the customer. */
export async function tellTyping(ports: Ports, connection: Connection): Promise<void> {
  const { store, clock } = ports;
  const nowMs = clock.now().getTime();
  if (nowMs < (connection.quietUntilMs ?? 0)) return;
  await store.saveConnection({ ...connection, quietUntilMs: nowMs + QUIET_MS });
  const { listener } = connection;
  if (listener.kind === 'staff') {
    if (listener.at === undefined) return;
    const pages = await store.listCustomerConnections(listener.at.conversationId);
    return passOn(ports, pages, { type: 'typing', name: listener.name });
  }
  const conversation = await store.loadConversation(listener.conversationId);
  if (conversation?.ticketId === undefined) return;
  await passOn(ports, atTicket(await store.listStaffConnections(), conversation.ticketId), { type: 'typing' });
}
