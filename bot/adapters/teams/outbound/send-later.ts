import type { Conversation } from '../../../model/conversation';
import type { Clock, ConversationStore, OutboxItem, OutboxTrigger, TransactionStore } from '../../../ports';
import { updateWithRetry } from '../../../store/update-with-retry';

const MAX_ATTEMPTS = 5;

/**
 * Puts messages of the transcript into the outbox: the turn is stored, but Teams did not accept the reply.
 *
 * @returns false when that failed too
 */
export async function sendLater(
  ports: { readonly store: ConversationStore & TransactionStore; readonly clock: Clock; readonly outboxTrigger: OutboxTrigger },
  conversationId: string,
  seqs: readonly number[],
  waitSeconds: number,
): Promise<boolean> {
  return updateWithRetry<Conversation | undefined, boolean>(ports.store, {
    maxAttempts: MAX_ATTEMPTS,
    load: () => ports.store.loadConversation(conversationId),
    decide: (conversation) => {
      if (conversation === undefined) return { result: false };
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
      const next: Conversation = { ...conversation, version, updatedAt: now.toISOString() };
      return {
        change: { conversation: { expected: conversation.version, next }, messages: [], outbox: [item] },
        committed: async () => {
          if (waitSeconds === 0) await ports.outboxTrigger.trigger();
          return true;
        },
      };
    },
    giveUp: () => false,
  });
}
