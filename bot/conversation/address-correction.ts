import { compact } from '../model/compact';
import { type Conversation, withoutFormerAddress } from '../model/conversation';
import type { Ticket } from '../model/ticket';
import type { TurnInput } from './turn-context';
import type { TurnResult } from './turn-result';

/**
 * Revokes what was sent to the customer's former address when a result corrects it.
 *
 * @param writerTokenHash the token of the person who makes the correction
 */
export function endFormerAddress(before: TurnInput, result: TurnResult, writerTokenHash: string | undefined): TurnResult {
  const former = addressOf(before.conversation, before.ticket);
  const now = addressOf(result.conversation, result.change.ticket?.next ?? before.ticket);
  if (former === undefined || now === former) return result;
  const { addressVersion, furtherTokens } = before.conversation;
  const conversation = withoutFormerAddress(
    { ...result.conversation, ...compact({ addressVersion, furtherTokens }) },
    writerTokenHash,
  );
  const { change } = result;
  return {
    ...result,
    conversation,
    change: { ...change, ...(change.conversation && { conversation: { ...change.conversation, next: conversation } }) },
  };
}

/** The address for mail to the customer, in lower case. */
function addressOf({ customer }: Pick<Conversation, 'customer'>, ticket: Pick<Ticket, 'customer'> | undefined) {
  return (customer.email ?? ticket?.customer.email)?.toLowerCase();
}
