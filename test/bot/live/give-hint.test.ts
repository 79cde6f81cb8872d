import { giveHint } from '../../../bot/live/give-hint';
import type { Connection, LiveMessage } from '../../../bot/ports';
import { testPorts } from '../../support/conversation-ports';

/** Pages of one conversation, by the addressVersion that they said hello with. */
function pagesOf(versions: Readonly<Record<string, number | undefined>>) {
  const { knowledge, clock } = testPorts();
  const listener = { kind: 'customer', conversationId: 'c1' } as const;
  const connections = new Map<string, Connection>(
    Object.entries(versions).map(([id, addressVersion]) => [
      id,
      { id, listener, expiresAtSeconds: 2_000_000_000, ...(addressVersion === undefined ? {} : { addressVersion }) },
    ]),
  );
  const posted: Record<string, LiveMessage['type'][]> = {};
  const store = {
    listCustomerConnections: async () => [...connections.values()],
    listStaffConnections: async () => [],
    removeConnection: async ({ id }: Connection) => void connections.delete(id),
    claimQueueHint: async () => 5_000,
  };
  const sockets = {
    post: async (id: string, { type }: LiveMessage) => {
      posted[id] = [...(posted[id] ?? []), type];
      return true;
    },
  };
  return { ports: { store, sockets, knowledge, clock }, posted, left: () => [...connections.keys()] };
}

it('refuses the pages of an address that the customer has corrected, and tells those of the present one', async () => {
  const { ports, posted, left } = pagesOf({ first: undefined, former: 0, present: 1 });
  await giveHint(ports, { conversationId: 'c1', seq: 7, addressVersion: 1 });
  expect(posted).toEqual({ first: ['refused'], former: ['refused'], present: ['news'] });
  expect(left()).toEqual(['present']);
});

it('tells all pages while the address stays as it was, and when the hint says nothing about it', async () => {
  const { ports, posted } = pagesOf({ first: undefined, second: 0 });
  await giveHint(ports, { conversationId: 'c1', seq: 7, addressVersion: 0 });
  await giveHint(ports, { conversationId: 'c1', seq: 8 });
  expect(posted).toEqual({ first: ['news', 'news'], second: ['news', 'news'] });
});
