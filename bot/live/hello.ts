import { authorizeConversation } from '../conversation/use-cases/authorize';
import type { ConversationPorts } from '../conversation/use-cases/settle';
import type { Connection, ConnectionStore, Listener, LivePassStore } from '../ports';
import { isOnTeam } from './on-team';

type Ports = Pick<ConversationPorts, 'digest' | 'clock' | 'knowledge'> & {
  readonly store: ConversationPorts['store'] & Omit<ConnectionStore, 'claimQueueHint'> & LivePassStore;
};

/** Pages of one conversation that are told of news; more are no person's. */
const MOST_PAGES = 8;
/** Sockets end after two hours at API Gateway. */
const LONGEST_SECONDS = 2 * 3_600;
/** A page says hello again before its rights end, not every moment. */
const RENEWED_AFTER_MS = 10_000;

/** Whether a connection may say hello once more. A clock that jumped back must not lock it out. */
export function mayRenew({ greetedAtMs = 0 }: Connection, now: Date): boolean {
  return Math.abs(now.getTime() - greetedAtMs) >= RENEWED_AFTER_MS;
}

/**
 * Admits a customer's page to what its token opens.
 *
 * @param before the connection of an earlier hello on the same socket
 * @returns undefined when the socket belongs to another conversation already, or when too many pages of this one are
 * connected: such a page reads at its own pace
 * @throws MostradorError CONVERSATION_NOT_FOUND, the same for missing, foreign and expired ones (T1)
 */
export async function helloCustomer(
  ports: Ports,
  id: string,
  { conversation: conversationId, token }: { readonly conversation: string; readonly token: string },
  before: Connection | undefined,
): Promise<Connection | undefined> {
  const { tokenExpiresAtSeconds, addressVersion = 0 } = await authorizeConversation(ports, conversationId, token);
  const others = await ports.store.listCustomerConnections(conversationId);
  if (before === undefined && others.length >= MOST_PAGES) return undefined;
  const end = Math.floor(ports.clock.now().getTime() / 1_000) + LONGEST_SECONDS;
  const expiresAtSeconds = Math.min(end, tokenExpiresAtSeconds ?? end);
  const listener: Listener = { kind: 'customer', conversationId };
  const connection = await save(ports, { id, listener, expiresAtSeconds, addressVersion }, before);
  // It may have been erased since it was read, and then nothing may be left of it (I11).
  if (connection === undefined || (await ports.store.loadConversation(conversationId)) !== undefined) return connection;
  await ports.store.removeConnection(connection);
  return undefined;
}

/**
 * Admits a desk, with the pass that its signed-in person was given.
 *
 * @returns undefined when the pass is not, or no longer, valid, or its person is no longer in the team
 */
export async function helloStaff(
  ports: Ports,
  id: string,
  pass: string,
  before: Connection | undefined,
): Promise<Connection | undefined> {
  const taken = await ports.store.takeLivePass(ports.digest.sha256(pass));
  if (taken === undefined) return undefined;
  const { login, name, rightsUntilSeconds: expiresAtSeconds } = taken;
  const connection: Connection = { id, listener: { kind: 'staff', login, name }, expiresAtSeconds };
  return (await isOnTeam(ports, connection)) ? save(ports, connection, before) : undefined;
}

/** A hello on a socket that is known already renews its rights, and nothing else; it cannot make it somebody else's. */
async function save(ports: Ports, connection: Connection, before: Connection | undefined): Promise<Connection | undefined> {
  if (before !== undefined && ownerOf(before.listener) !== ownerOf(connection.listener)) return undefined;
  const listener = before?.listener ?? connection.listener;
  const saved = { ...before, ...connection, listener, greetedAtMs: ports.clock.now().getTime() };
  await ports.store.saveConnection(saved);
  return saved;
}

const ownerOf = (listener: Listener): string =>
  listener.kind === 'staff' ? `staff ${listener.login}` : `customer ${listener.conversationId}`;
