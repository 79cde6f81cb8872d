import { compact } from '../../model/compact';
import type { Conversation } from '../../model/conversation';
import type { Found, Wanted } from '../../ports';
import { firstTicketId } from '../../tickets/customer/open-ticket';
import { conversationNotFound } from '../conversation-errors';
import type { ConversationPorts } from './settle';

/** What a customer's request is going to need. */
export type Needs = Pick<Wanted, 'replyKey' | 'rating'>;

/** What was read for a request. */
export interface RequestRead extends Found {
  readonly conversation: Conversation;
  /** The key of the reply that was looked for. */
  readonly replyKey?: string;
}

type Ports = Pick<ConversationPorts, 'store'>;

/**
 * Reads all that a request needs, at once: the conversation, the stored reply, and the ticket that nearly every conversation
 * with a ticket has.
 *
 * @returns as far as it is there; the caller checks that the conversation is
 */
export async function loadForRequest(ports: Ports, id: string, { replyKey, rating }: Needs): Promise<Found> {
  return ports.store.loadForRequest(id, compact({ replyKey, rating, ticketId: firstTicketId(id) }));
}

/** @throws MostradorError CONVERSATION_NOT_FOUND */
export async function readForRequest(ports: Ports, id: string, needs: Needs): Promise<RequestRead> {
  const { conversation, ...found } = await loadForRequest(ports, id, needs);
  if (conversation === undefined) throw conversationNotFound();
  return compact({ ...found, conversation, replyKey: needs.replyKey });
}
