import type { Conversation } from '../../model/conversation';
import { publicMessage, publicTicket } from '../public-message';
import type { Address, Writer } from '../rate-limit';
import { readTranscript } from '../transcript-page';
import { countAlone, countFrom } from './address-limit';
import type { ConversationPorts } from './settle';

const DAY_SECONDS = 86_400;

/**
 * Everything stored about a conversation that its customer may see; a page of the transcript after `after`.
 *
 * @throws MostradorError RATE_LIMITED
 */
export async function exportConversation(
  ports: Pick<ConversationPorts, 'store' | 'digest' | 'clock' | 'ids'>,
  conversation: Conversation,
  after: number,
  { limit, address }: Writer,
) {
  const { store, digest, ids } = ports;
  // A hash, so that after an erasure nothing leads back to the conversation.
  const own = { key: digest.sha256(`export ${conversation.id}`).slice(0, 32), perMinute: limit.perMinute };
  const charged = address === undefined ? [own] : [own, address];
  await countAlone(
    ports,
    charged.map((one) => (now) => countFrom(ports, one, ids.id(), now)),
  );
  const [{ messages, more }, rating] = await Promise.all([
    readTranscript(store, conversation, after),
    store.loadRating(conversation.id),
  ]);
  return {
    conversationId: conversation.id,
    channel: conversation.channel,
    language: conversation.language,
    customer: conversation.customer,
    createdAt: conversation.createdAt,
    state: conversation.state,
    ...(conversation.ticket === undefined ? {} : { ticket: publicTicket(conversation.ticket) }),
    messages: messages.map(publicMessage),
    ...(more === undefined ? {} : { more }),
    ...(rating === undefined
      ? {}
      : { rating: { score: rating.score, ...(rating.comment === undefined ? {} : { comment: rating.comment }), at: rating.at } }),
  };
}

/**
 * Erases the conversation everywhere; only a tombstone that identifies nobody remains (I11). Other stores come first, since
 * nobody can ask again once the main store has forgotten the owner; and again at the end, for what was written meanwhile.
 *
 * @param address the customer's address; absent on channels that vouch for the customer
 * @throws MostradorError RATE_LIMITED
 */
export async function eraseConversation(
  ports: Pick<ConversationPorts, 'store' | 'erasers' | 'clock' | 'digest' | 'ids' | 'knowledge'>,
  conversation: Conversation,
  address?: Address,
): Promise<void> {
  const { store, erasers, clock, digest, ids, knowledge } = ports;
  if (address !== undefined) await countAlone(ports, [(now) => countFrom(ports, address, ids.id(), now)]);
  const now = clock.now();
  const { retentionDays } = (await knowledge.current()).base.service;
  const ticketsUntilSeconds = Math.floor(now.getTime() / 1_000) + retentionDays * DAY_SECONDS;
  const erasure = { at: now.toISOString(), hash: digest.sha256(conversation.id), ticketsUntilSeconds };
  for (const one of [...erasers, store, ...erasers]) await one.eraseConversation(conversation.id, erasure);
}
