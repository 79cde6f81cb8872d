import type { Conversation } from '../../model/conversation';
import { publicMessage, publicTicket } from '../public-message';
import type { ConversationPorts } from './settle';

/** Everything that is stored of a conversation and may be shown to its customer. */
export async function exportConversation({ store }: Pick<ConversationPorts, 'store'>, conversation: Conversation) {
  const [messages, rating] = await Promise.all([store.listMessages(conversation.id, 0), store.loadRating(conversation.id)]);
  return {
    conversationId: conversation.id,
    channel: conversation.channel,
    language: conversation.language,
    customer: conversation.customer,
    createdAt: conversation.createdAt,
    state: conversation.state,
    ...(conversation.ticket === undefined ? {} : { ticket: publicTicket(conversation.ticket) }),
    messages: messages.map(publicMessage),
    ...(rating === undefined
      ? {}
      : { rating: { score: rating.score, ...(rating.comment === undefined ? {} : { comment: rating.comment }), at: rating.at } }),
  };
}

/**
 * Erases the conversation everywhere; what stays is a tombstone that names nobody (I11). The others come first, since nobody can
 * ask again once the store has forgotten who may; and once more at the end, for what was written meanwhile.
 */
export async function eraseConversation(
  { store, erasers, clock, digest }: Pick<ConversationPorts, 'store' | 'erasers' | 'clock' | 'digest'>,
  conversation: Conversation,
): Promise<void> {
  const tombstone = { at: clock.now().toISOString(), hash: digest.sha256(conversation.id) };
  for (const one of [...erasers, store, ...erasers]) await one.eraseConversation(conversation.id, tombstone);
}
