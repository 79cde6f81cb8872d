import type { Conversation } from '../../model/conversation';
import { storeUnavailable } from '../../model/errors';
import type { TakenCode } from '../../ports';
import { updateWithRetry } from '../../store/update-with-retry';
import { freshLinkItem } from '../../tickets/notifications/notify';
import { rateLimited } from '../conversation-errors';
import { perHour, takeToken } from '../rate-limit';
import type { ConversationPorts } from './settle';

const MAX_ATTEMPTS = 8;
/** Limits the mail that somebody with an old link can cause. */
const FRESH_LINKS = perHour(3);

type Ports = Pick<ConversationPorts, 'store' | 'clock' | 'outboxTrigger'>;

/** Whether a code was sent to the customer's present address. */
export function isFor({ addressVersion = 0 }: Conversation, code: TakenCode): boolean {
  return addressVersion === (code.addressVersion ?? 0);
}

/**
 * Mails a new link to the recipient of a used one. Reveals nothing about the conversation or the address.
 *
 * @returns false when there is nobody to mail: the conversation is gone, or the address was corrected since
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
