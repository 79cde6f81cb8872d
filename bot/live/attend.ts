import type { Connection, ConnectionStore, Sockets, TicketStore } from '../ports';
import { atTicket, passOn } from './pass-on';

interface Ports {
  readonly store: Pick<ConnectionStore, 'saveConnection' | 'listStaffConnections' | 'removeConnection'> &
    Pick<TicketStore, 'findTicket'>;
  readonly sockets: Sockets;
}

/**
 * Notes which ticket a desk shows, so that it hears of it at once, and tells the others there who come and go.
 *
 * @param number absent when the desk shows no ticket
 */
export async function attend(ports: Ports, connection: Connection, number: string | undefined): Promise<void> {
  const { listener } = connection;
  if (listener.kind !== 'staff' || listener.at?.number === number) return;
  const ticket = number === undefined ? undefined : await ports.store.findTicket(number);
  const { at: before, ...person } = listener;
  const at = ticket && { ticketId: ticket.id, number: ticket.number, conversationId: ticket.conversationId };
  await ports.store.saveConnection({ ...connection, listener: at === undefined ? person : { ...person, at } });
  const others = (await ports.store.listStaffConnections()).filter(({ id }) => id !== connection.id);
  for (const place of [before, at]) {
    if (place !== undefined) await passOn(ports, atTicket(others, place.ticketId), { type: 'presence', number: place.number });
  }
}
