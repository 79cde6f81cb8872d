import type { Conversation } from '../../model/conversation';
import type { ConversationPorts } from './settle';

/** In these states a page polls seldom or no longer: before it could confirm a message, the mail has been sent. */
const LAST_STATES: ReadonlySet<Conversation['state']> = new Set(['resolved', 'closed']);

/**
 * Records which messages the customer's page has, so that no mail repeats them. Costs a read only when a mail may be
 * waiting (something was told, and an address is known), and one write per message told.
 *
 * @param after the page confirms that it has everything up to here
 */
export async function markSeen(
  { store }: Pick<ConversationPorts, 'store'>,
  conversation: Conversation,
  after: number,
): Promise<void> {
  const { id, toldSeq, lastSeq, customer, state } = conversation;
  if (toldSeq === undefined || customer.email === undefined) return;
  const has = LAST_STATES.has(state) ? lastSeq : Math.min(after, lastSeq);
  if (has < toldSeq) return;
  if ((await store.loadSeen(id)) < toldSeq) await store.markSeen(id, has);
}
