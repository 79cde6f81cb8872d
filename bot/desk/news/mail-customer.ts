import type { NewsKind, OutboxItem } from '../../ports';
import { isOpenStatus } from '../states';
import { dueAt } from '../ticket-view';
import type { Ticket } from '../types';
import { customerMail } from './customer-mail';
import type { DeliveryPorts } from './delivery';

const DAY_SECONDS = 86_400;

/**
 * Mails a customer what they were told, unless their page has it already. The mail carries a code that opens the
 * conversation once; it is made anew for every attempt, so that nothing that is kept could open anything.
 */
export async function mailCustomer(ports: DeliveryPorts, item: OutboxItem): Promise<void> {
  const { store, knowledge, mailer, clock, ids, digest, siteUrl } = ports;
  const { ticketId, seqs = [] } = item;
  if (ticketId === undefined || seqs.length === 0) return;
  const [first, last] = [Math.min(...seqs), Math.max(...seqs)];
  const [conversation, ticket, seen] = await Promise.all([
    store.loadConversation(item.conversationId),
    store.loadTicket(ticketId),
    store.loadSeen(item.conversationId),
  ]);
  const email = conversation?.customer.email ?? ticket?.customer.email;
  if (conversation === undefined || ticket === undefined || email === undefined || seen >= last) return;
  const about = item.about ?? 'reply';
  if (!isNews(ticket, about, clock.now())) return;
  const read = await store.listMessages(conversation.id, first - 1, last - first + 1);
  const messages = read.filter(({ seq, author }) => seqs.includes(seq) && author.role !== 'customer');
  if (messages.length === 0) return;
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
    eventId: item.id,
  });
  await mailer.send(mail);
}

/** Mail may have waited for a day: a time that has passed, or a question about what goes on again, would be untrue by now. */
function isNews(ticket: Ticket, about: NewsKind, now: Date): boolean {
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
