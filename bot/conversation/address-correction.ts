import type { Conversation } from '../model/conversation';
import type { Ticket } from '../model/ticket';
import type { TurnInput } from './turn-context';
import type { TurnResult } from './turn-result';

/**
 * Ends what went to the customer's former address where a result corrects it: the codes of mails, by the version of the
 * address that they were mailed to, and the tokens that codes were exchanged for. The token that the conversation was
 * opened with went to no address and stays, as does that of whoever makes the correction.
 *
 * @param writerTokenHash the token of whoever makes the correction
 */
export function endFormerAddress(before: TurnInput, result: TurnResult, writerTokenHash: string | undefined): TurnResult {
  const former = addressOf(before.conversation, before.ticket);
  const now = addressOf(result.conversation, result.change.ticket?.next ?? before.ticket);
  if (former === undefined || now === former) return result;
  const { addressVersion = 0, furtherTokens = [] } = before.conversation;
  const conversation: Conversation = {
    ...result.conversation,
    addressVersion: addressVersion + 1,
    furtherTokens: furtherTokens.filter(({ hash }) => hash === writerTokenHash),
  };
  const { change } = result;
  return {
    ...result,
    conversation,
    change: { ...change, ...(change.conversation && { conversation: { ...change.conversation, next: conversation } }) },
  };
}

/** Where mail to the customer goes, in lower case. */
function addressOf({ customer }: Pick<Conversation, 'customer'>, ticket: Pick<Ticket, 'customer'> | undefined) {
  return (customer.email ?? ticket?.customer.email)?.toLowerCase();
}
