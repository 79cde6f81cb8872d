import { compact } from '../../model/compact';
import type { Conversation } from '../../model/conversation';
import type { Found, Wanted } from '../../ports';
import { firstTicketId } from '../../tickets/customer/open-ticket';
import { conversationNotFound } from '../conversation-errors';
import type { Address } from '../rate-limit';
import { counterOf } from './address-limit';
import type { ConversationPorts } from './settle';

/** What a customer's request is going to need. */
export interface Needs extends Pick<Wanted, 'replyKey' | 'rating'> {
  /** The writer's address, whose limit is checked. */
  readonly address?: Address | undefined;
}

/** What was read for a request. */
export interface RequestRead extends Found {
  readonly conversation: Conversation;
  /** The key of the reply that was looked for. */
  readonly replyKey?: string;
}

type Ports = Pick<ConversationPorts, 'store' | 'digest' | 'clock' | 'ids'>;

/**
 * Reads all that a request needs, at once: the conversation, the stored reply, a counter of the address, and the ticket that
 * nearly every conversation with a ticket has.
 *
 * @returns as far as it is there; the caller checks that the conversation is
 */
export async function loadForRequest(ports: Ports, id: string, { replyKey, rating, address }: Needs): Promise<Found> {
  const counts = address && [counterOf(ports.digest, address, ports.ids.id(), ports.clock.now())];
  return ports.store.loadForRequest(id, compact({ replyKey, rating, counts, ticketId: firstTicketId(id) }));
}

/** @throws MostradorError CONVERSATION_NOT_FOUND */
export async function readForRequest(ports: Ports, id: string, needs: Needs): Promise<RequestRead> {
  const { conversation, ...found } = await loadForRequest(ports, id, needs);
  if (conversation === undefined) throw conversationNotFound();
  return compact({ ...found, conversation, replyKey: needs.replyKey });
}
