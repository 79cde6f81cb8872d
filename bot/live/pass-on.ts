import type { Connection, ConnectionStore, LiveMessage, Sockets } from '../ports';

export interface PassingPorts {
  readonly store: Pick<ConnectionStore, 'removeConnection'>;
  readonly sockets: Sockets;
}

/**
 * Posts a message to connections at the same time. One that is gone is removed; one that fails is left out, since a hint may
 * be lost.
 */
export async function passOn({ store, sockets }: PassingPorts, to: readonly Connection[], message: LiveMessage): Promise<void> {
  await Promise.all(
    to.map(async (connection) => {
      const isThere = await sockets.post(connection.id, message).catch(() => true);
      if (!isThere) await store.removeConnection(connection).catch(() => undefined);
    }),
  );
}

/** Those of the staff connections that show this ticket. */
export function atTicket(staff: readonly Connection[], ticketId: string): readonly Connection[] {
  return staff.filter(({ listener }) => listener.kind === 'staff' && listener.at?.ticketId === ticketId);
}
