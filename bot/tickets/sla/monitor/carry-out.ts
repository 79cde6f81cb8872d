import type { Change, ConversationStore } from '../../../ports';
import { notify } from '../../notifications/notify';
import { tellCustomer } from '../../notifications/tell-customer';
import type { MonitorContext } from './check';
import type { Decision } from './decide';

/** The transaction of a decision: the ticket, the messages to its customer, and the notifications. */
export async function changeFor(
  store: Pick<ConversationStore, 'loadConversation' | 'loadRating'>,
  { steps, change }: Decision,
  { service, now }: MonitorContext,
): Promise<Change> {
  const ticket = change.next;
  const conversation = await store.loadConversation(ticket.conversationId);
  // The customer has erased the conversation: there is nobody to tell.
  if (conversation === undefined) return { ticket: change, messages: [], outbox: [] };
  const asksCustomer = steps.some(({ kind }) => kind === 'followedUp');
  const rating = asksCustomer ? await store.loadRating(conversation.id) : undefined;
  const announcements = steps.map(({ announce }) => announce?.({ conversation, ticket, rating }) ?? {});
  const told = tellCustomer({
    conversation,
    ticket,
    state: steps.find(({ state }) => state !== undefined)?.state,
    drafts: announcements.flatMap(({ drafts = [] }) => drafts),
    now,
  });
  const seqs = told.messages.map(({ seq }) => seq);
  const notifications = announcements.flatMap((announcement) => announcement.notifications ?? []);
  return {
    ...told,
    ticket: change,
    outbox: [
      ...told.outbox,
      ...notifications.flatMap(({ about, ...to }) => notify(service, ticket, about, { conversation, now, seqs, ...to })),
    ],
  };
}
