import type { Ticket } from '../../../model/ticket';
import type {
  Clock,
  ConversationStore,
  CustomerPageStore,
  Digest,
  Ids,
  KnowledgeSource,
  Mailer,
  NotificationKind,
  OutboxItem,
  ResumeCodeStore,
  TicketStore,
} from '../../../ports';
import { dueAt } from '../../lifecycle/ticket-view';
import { isOpenStatus } from '../../lifecycle/transitions';
import { customerMail } from './customer-mail';
import { ownMessages, repliesTogether, spanOf, wasMailed } from './mailed-replies';

const DAY_SECONDS = 86_400;

export interface CustomerMailPorts {
  readonly store: Pick<TicketStore, 'loadTicket'> &
    Pick<ConversationStore, 'loadConversation' | 'listMessages'> &
    Pick<CustomerPageStore, 'loadSeen' | 'loadMailed' | 'markMailed'> &
    Pick<ResumeCodeStore, 'putResumeCode'>;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'token'>;
  readonly digest: Digest;
  readonly knowledge: KnowledgeSource;
  readonly mailer: Mailer;
  /** The pages' address, without a trailing slash. */
  readonly siteUrl: string;
}

/**
 * Mails a customer what they were told, unless their page has it already. The mail carries a code that opens the
 * conversation once; it is made anew for every attempt, so that nothing that is kept could open anything.
 *
 * Replies that wait at the same time come in one mail: that of the first brings all of them, as the transcript has them by
 * then, and is noted once it is sent; the items of the others then find themselves mailed. Of one conversation one item is
 * on its way at a time, so two relays do not come between. What remains possible is a mail that comes again: when a relay
 * ends, or the store fails, between the sending and the note, or when the sending takes longer than an item stays taken.
 * The one that comes again has the same event id, unless there is more in it.
 */
export async function mailCustomer(ports: CustomerMailPorts, item: OutboxItem): Promise<void> {
  const { store, knowledge, mailer, clock, ids, digest, siteUrl } = ports;
  const { ticketId } = item;
  const span = spanOf(item);
  if (ticketId === undefined || span === undefined) return;
  const about = item.about ?? 'reply';
  const [conversation, ticket, seen, mailed] = await Promise.all([
    store.loadConversation(item.conversationId),
    store.loadTicket(ticketId),
    store.loadSeen(item.conversationId),
    about === 'reply' ? store.loadMailed(item.conversationId) : undefined,
  ]);
  const email = conversation?.customer.email ?? ticket?.customer.email;
  if (conversation === undefined || ticket === undefined || email === undefined) return;
  if (seen >= span.to || wasMailed(span, mailed) || !isStillDue(ticket, about, clock.now())) return;
  const messages =
    about === 'reply' ? await repliesTogether(store, item, ticket, span, mailed) : await ownMessages(store, item, span);
  if (messages.length === 0) return;
  const to = Math.max(span.to, ...messages.map(({ seq }) => seq));
  const { service } = (await knowledge.current()).base;
  const code = ids.token();
  const nowSeconds = Math.floor(clock.now().getTime() / 1_000);
  await store.putResumeCode({
    codeHash: digest.sha256(code),
    conversationId: conversation.id,
    expiresAtSeconds: Math.min(nowSeconds + service.tokenDays * DAY_SECONDS, conversation.expiresAtSeconds),
  });
  const name = conversation.customer.name ?? ticket.customer.name;
  const mail = customerMail({
    ticket,
    about,
    service,
    customer: { email, ...(name === undefined ? {} : { name }) },
    messages,
    // What stands behind the # stays in the reader's browser: no server and no log ever sees it.
    link: `${siteUrl}/#resume=${code}`,
    // Mail programs drop what comes again under an id that they know: one that brings more has another.
    eventId: to === span.to ? item.id : `${item.id}#${to}`,
  });
  await mailer.send(mail);
  if (about === 'reply') await store.markMailed(conversation.id, { from: span.from, to });
}

/** Mail may have waited for a day: a time that has passed, or a question about what goes on again, would be untrue by now. */
function isStillDue(ticket: Ticket, about: NotificationKind, now: Date): boolean {
  switch (about) {
    case 'delay':
      return isOpenStatus(ticket.status) && ticket.firstRespondedAt === undefined && Date.parse(dueAt(ticket)) > now.getTime();
    case 'reopened':
      return isOpenStatus(ticket.status);
    case 'resolved':
      return !isOpenStatus(ticket.status);
    case 'follow_up':
      return ticket.status === 'resolved';
    default:
      return true;
  }
}
