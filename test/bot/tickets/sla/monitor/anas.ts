import type { Conversation } from '../../../../../bot/model/conversation';
import type { Ticket } from '../../../../../bot/model/ticket';
import { claim } from '../../../../../bot/tickets/actions/claim';
import { ana, type Counter, handedOver, request } from '../../counter';

/** A ticket that was handed over, and is Ana's. Her taking it is the second message of the transcript. */
export async function anas(desk: Counter, more: Partial<Conversation> = {}): Promise<Ticket> {
  const ticket = await handedOver(desk, more);
  await claim(desk, request(ana, ticket, {}));
  return ticket;
}
