import type { ChannelDelivery, ConversationStore, OutboxItem, TicketStore, Webhook } from '../../ports';
import { type CustomerMailPorts, mailCustomer } from './mail/send-to-customer';
import { mailStaff, type StaffMailPorts } from './mail/send-to-staff';
import { teamsBody } from './teams-body';
import { webhookBody } from './webhook-body';

/** What deliveries of every kind need. */
export type DeliveryPorts = CustomerMailPorts &
  StaffMailPorts & {
    readonly store: Pick<TicketStore, 'loadTicket'> & Pick<ConversationStore, 'loadConversation' | 'listMessages'>;
    readonly webhook: Webhook;
    readonly channel: ChannelDelivery;
  };

/**
 * Delivers one outbox item. An item whose subject no longer exists, or that has no recipient, counts as delivered.
 *
 * @throws whatever kept it from being delivered
 */
export async function deliver(ports: DeliveryPorts, item: OutboxItem): Promise<void> {
  switch (item.kind) {
    case 'staff_mail':
      return mailStaff(ports, item);
    case 'customer_mail':
      return mailCustomer(ports, item);
    case 'webhook':
      return callWebhook(ports, item, 'webhook', webhookBody);
    case 'team_channel':
      return callWebhook(ports, item, 'teams', teamsBody);
    case 'channel_message':
      return tellChannel(ports, item);
  }
}

async function callWebhook(
  { store, knowledge, webhook, siteUrl }: DeliveryPorts,
  item: OutboxItem,
  setting: 'webhook' | 'teams',
  bodyOf: typeof webhookBody,
): Promise<void> {
  const { service } = (await knowledge.current()).base;
  const url = service.notifications[setting];
  if (url === undefined || item.ticketId === undefined) return;
  const ticket = await store.loadTicket(item.ticketId);
  if (ticket === undefined) return;
  await webhook.post({ url, eventId: item.id, body: bodyOf(item, ticket, service, siteUrl) });
}

async function tellChannel({ store, channel }: DeliveryPorts, item: OutboxItem): Promise<void> {
  const seqs = item.seqs ?? [];
  const conversation = await store.loadConversation(item.conversationId);
  // Pages on the web poll for messages.
  if (conversation === undefined || conversation.channel === 'web' || seqs.length === 0) return;
  const first = Math.min(...seqs);
  const read = await store.listMessages(conversation.id, first - 1, Math.max(...seqs) - first + 1);
  const messages = read.filter(({ seq }) => seqs.includes(seq));
  if (messages.length > 0) await channel.deliver(conversation, messages);
}
