import type { Conversation } from '../../model/conversation';
import { storeUnavailable } from '../../model/errors';
import type { TakenCode } from '../../ports';
import { updateWithRetry } from '../../store/update-with-retry';
import { freshLinkItem } from '../../tickets/notifications/notify';
import { rateLimited } from '../conversation-errors';
import { perHour, takeToken } from '../rate-limit';
import type { ConversationPorts } from './settle';

const MAX_ATTEMPTS = 8;
/** Whoever has an old link can have no more mail than this sent to its owner. */
const FRESH_LINKS = perHour(3);

type Ports = Pick<ConversationPorts, 'store' | 'clock' | 'outboxTrigger'>;

/** Whether a code went to the address that the customer has now. */
export function isFor({ addressVersion = 0 }: Conversation, code: TakenCode): boolean {
  return addressVersion === (code.addressVersion ?? 0);
}

/**
 * Mails a link with a fresh code to whom a used one was mailed. Nothing is told of the conversation, or of the address.
 *
 * @returns false when there is nobody to mail it to: the conversation is gone, or the address was corrected since
 * @throws MostradorError RATE_LIMITED with `retryAfterSeconds`, UNAVAILABLE
 */
export async function sendFreshLink(ports: Ports, code: TakenCode): Promise<boolean> {
  const { store, clock, outboxTrigger } = ports;
  return updateWithRetry<Conversation | undefined, boolean>(store, {
    maxAttempts: MAX_ATTEMPTS,
    load: () => store.loadConversation(code.conversationId),
    decide: (conversation) => {
      const ticketId = conversation?.ticketId;
      if (conversation === undefined || ticketId === undefined || !isFor(conversation, code)) return { result: false };
      const now = clock.now();
      const taken = takeToken(conversation.freshLinks, FRESH_LINKS, now.getTime());
      if ('retryAfterSeconds' in taken) throw rateLimited(taken.retryAfterSeconds);
      const next: Conversation = { ...conversation, version: conversation.version + 1, freshLinks: taken.bucket };
      const outbox = [freshLinkItem({ conversationId: next.id, ticketId, version: next.version, now })];
      return {
        change: { conversation: { expected: conversation.version, next }, messages: [], outbox },
        committed: async () => {
          await outboxTrigger.trigger();
          return true;
        },
      };
    },
    giveUp: () => {
      throw storeUnavailable('Too much is happening in this conversation at once. Follow the link again.');
    },
  });
}
