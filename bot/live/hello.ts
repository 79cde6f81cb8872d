import { authorizeConversation } from '../conversation/use-cases/authorize';
import type { ConversationPorts } from '../conversation/use-cases/settle';
import type { Connection, ConnectionStore, LivePassStore } from '../ports';

type Ports = Pick<ConversationPorts, 'digest' | 'clock'> & {
  readonly store: ConversationPorts['store'] &
    Pick<ConnectionStore, 'saveConnection' | 'listCustomerConnections'> &
    LivePassStore;
};

/** Pages of one conversation that are told of news; more are no person's. */
const MOST_PAGES = 8;
/** Sockets end after two hours at API Gateway. */
const LONGEST_SECONDS = 2 * 3_600;

/**
 * Admits a customer's page to what its token opens.
 *
 * @returns undefined when too many pages of the conversation are connected: this one reads at its own pace
 * @throws MostradorError CONVERSATION_NOT_FOUND, the same for missing, foreign and expired ones (T1)
 */
export async function helloCustomer(
  ports: Ports,
  id: string,
  { conversation: conversationId, token }: { readonly conversation: string; readonly token: string },
): Promise<Connection | undefined> {
  const { tokenExpiresAtSeconds } = await authorizeConversation(ports, conversationId, token);
  const others = await ports.store.listCustomerConnections(conversationId);
  if (others.length >= MOST_PAGES) return undefined;
  const end = Math.floor(ports.clock.now().getTime() / 1_000) + LONGEST_SECONDS;
  const expiresAtSeconds = Math.min(end, tokenExpiresAtSeconds ?? end);
  const connection: Connection = { id, listener: { kind: 'customer', conversationId }, expiresAtSeconds };
  await ports.store.saveConnection(connection);
  return connection;
}

/** Admits a desk, with the pass that its signed-in person was given; undefined when the pass is not, or no longer, valid. */
export async function helloStaff({ store, digest }: Ports, id: string, pass: string): Promise<Connection | undefined> {
  const taken = await store.takeLivePass(digest.sha256(pass));
  if (taken === undefined) return undefined;
  const { login, name, rightsUntilSeconds: expiresAtSeconds } = taken;
  const connection: Connection = { id, listener: { kind: 'staff', login, name }, expiresAtSeconds };
  await store.saveConnection(connection);
  return connection;
}
