import type { Conversation } from '../../model/conversation';
import type { ConversationPorts } from './settle';

/** A page asks for news seldom here, or never again: by the time that it could say to have what it is given, mail has gone out. */
const LAST_STATES: ReadonlySet<Conversation['state']> = new Set(['resolved', 'closed']);

/**
 * Notes which messages the customer's page has, so that no mail repeats them. Costs a read only where a mail may be
 * waiting (something was told, and an address is known), and a write once for what was told.
 *
 * @param after the page's own word: it has everything up to there
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
