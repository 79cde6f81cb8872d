import type { Clock, OutboxItem, RelayKick, Store } from '../../../ports';

const MAX_TRIES = 5;

/**
 * Hands messages of the transcript over to the outbox: the turn is stored, but Teams would not take the reply now.
 *
 * @returns false when that could not be done either
 */
export async function sendLater(
  ports: { readonly store: Store; readonly clock: Clock; readonly kick: RelayKick },
  conversationId: string,
  seqs: readonly number[],
  waitSeconds: number,
): Promise<boolean> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const conversation = await ports.store.loadConversation(conversationId);
    if (conversation === undefined) return false;
    const now = ports.clock.now();
    const version = conversation.version + 1;
    const item: OutboxItem = {
      id: `${conversationId}#${version}`,
      kind: 'channel_message',
      conversationId,
      seqs,
      createdAt: now.toISOString(),
      attempts: 0,
      nextAttemptAt: new Date(now.getTime() + waitSeconds * 1_000).toISOString(),
    };
    const outcome = await ports.store.commit({
      conversation: { expected: conversation.version, next: { ...conversation, version, updatedAt: now.toISOString() } },
      messages: [],
      outbox: [item],
    });
    if (outcome.kind !== 'committed') continue;
    if (waitSeconds === 0) await ports.kick.kick();
    return true;
  }
  return false;
}
