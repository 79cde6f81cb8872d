import type { Change, Store } from '../../../ports';
import { notify } from '../../notifications/notify';
import { tellCustomer } from '../../notifications/tell-customer';
import type { Errand } from './decide';
import type { Surroundings } from './step';

/** The transaction of an errand: the ticket, what its customer reads, and the news of it. */
export async function changeOf(
  store: Pick<Store, 'loadConversation' | 'loadRating'>,
  { steps, change }: Errand,
  { service, now }: Surroundings,
): Promise<Change> {
  const ticket = change.next;
  const conversation = await store.loadConversation(ticket.conversationId);
  // Erased by its customer: nobody is left to be told.
  if (conversation === undefined) return { ticket: change, messages: [], outbox: [] };
  const isQuestion = steps.some(({ act }) => act === 'followedUp');
  const rating = isQuestion ? await store.loadRating(conversation.id) : undefined;
  const said = steps.map(({ say }) => say?.({ conversation, ticket, rating }) ?? {});
  const told = tellCustomer({
    conversation,
    ticket,
    state: steps.find(({ state }) => state !== undefined)?.state,
    drafts: said.flatMap(({ drafts = [] }) => drafts),
    now,
  });
  const seqs = told.messages.map(({ seq }) => seq);
  const news = said.flatMap((one) => one.news ?? []);
  return {
    ...told,
    ticket: change,
    outbox: [
      ...told.outbox,
      ...news.flatMap(({ about, ...to }) => notify(service, ticket, about, { conversation, now, seqs, ...to })),
    ],
  };
}
