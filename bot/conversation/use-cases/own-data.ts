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

/** Erases the conversation; what stays is a tombstone that names nobody (I11). */
export async function eraseConversation(
  { store, clock, digest }: Pick<ConversationPorts, 'store' | 'clock' | 'digest'>,
  conversation: Conversation,
): Promise<void> {
  await store.eraseConversation(conversation.id, { at: clock.now().toISOString(), hash: digest.sha256(conversation.id) });
}
