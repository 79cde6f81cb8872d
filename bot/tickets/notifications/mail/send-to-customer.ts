import { compact } from '../../../model/compact';
import { type Conversation, isAddressConfirmed } from '../../../model/conversation';
import type { Ticket } from '../../../model/ticket';
import type {
  Clock,
  ConversationStore,
  CounterStore,
  CustomerPageStore,
  Digest,
  Ids,
  KnowledgeSource,
  MailAddressStore,
  Mailer,
  NotificationKind,
  OutboxItem,
  ResumeCodeStore,
  TicketStore,
  TransactionStore,
} from '../../../ports';
import { dueAt } from '../../lifecycle/ticket-view';
import { isOpenStatus } from '../../lifecycle/transitions';
import { type CustomerMailOf, customerMail } from './customer-mail';
import { sendWithinLimit } from './mail-limit';
import { ownMessages, repliesForOneMail, spanOf, wasMailed } from './mailed-replies';
import { isReturned, isUnknownAddress, mailCameBack } from './returned-mail';

const DAY_SECONDS = 86_400;

export interface CustomerMailPorts {
  readonly store: Pick<TicketStore, 'loadTicket' | 'findTicket'> &
    Pick<ConversationStore, 'loadConversation' | 'listMessages'> &
    Pick<CustomerPageStore, 'loadSeen' | 'loadMailed' | 'markMailed'> &
    Pick<ResumeCodeStore, 'putResumeCode'> &
    Pick<CounterStore, 'loadCount'> &
    Pick<MailAddressStore, 'loadDayKey' | 'markReturned' | 'loadReturned'> &
    Pick<TransactionStore, 'commit'>;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'token'>;
  readonly digest: Digest;
  readonly knowledge: KnowledgeSource;
  readonly mailer: Mailer;
  /** Address of the web pages, without a trailing slash. */
  readonly siteUrl: string;
  /** Address of the page with the chat that mails link to; the front page when absent. */
  readonly customerPage?: string;
}

/**
 * Mails a customer the messages of an item, unless their page has shown them already. The mail carries a code that opens
 * the conversation once; each attempt makes a new one, so that nothing stored can open a conversation.
 *
 * Replies that wait at the same time go out in one mail: the mail of the first item contains all of them, as the transcript
 * has them by then, and this is noted once it is sent, so the other items find themselves done. Only one item of a
 * conversation is delivered at a time, so two workers do not interfere. A mail can still be sent twice: when a worker ends
 * or the store fails between the sending and the note, or when the sending takes longer than an item stays taken. The
 * second mail has the same event id unless it contains more.
 */
export async function mailCustomer(ports: CustomerMailPorts, item: OutboxItem): Promise<void> {
  const { store, clock } = ports;
  const { ticketId } = item;
  if (item.about === 'fresh_link') return mailFreshLink(ports, item);
  const span = spanOf(item);
  if (ticketId === undefined || span === undefined) return;
  const about = item.about ?? 'reply';
  const [conversation, ticket, seen, mailed] = await Promise.all([
    store.loadConversation(item.conversationId),
    store.loadTicket(ticketId),
    store.loadSeen(item.conversationId),
    about === 'reply' ? store.loadMailed(item.conversationId) : undefined,
  ]);
  const email = conversation && ticket && presentAddress(conversation, ticket);
  if (conversation === undefined || ticket === undefined || email === undefined) return;
  if (seen >= span.to || wasMailed(span, mailed) || !isStillDue(ticket, about, clock.now())) return;
  const messages =
    about === 'reply' ? await repliesForOneMail(store, item, ticket, span, mailed) : await ownMessages(store, item, span);
  if (messages.length === 0) return;
  const to = Math.max(span.to, ...messages.map(({ seq }) => seq));
  await send(ports, {
    ...{ conversation, ticket, email, about, messages },
    // Mail programs drop a second mail with the same id, so a mail with more messages gets another id.
    eventId: to === span.to ? item.id : `${item.id}#${to}`,
  });
  if (about === 'reply') await store.markMailed(conversation.id, { from: span.from, to });
}

/** A link in place of one that was used. It brings nothing of the conversation, so it does not matter what was seen of it. */
async function mailFreshLink(ports: CustomerMailPorts, item: OutboxItem): Promise<void> {
  const { id: eventId, conversationId, ticketId, ticketNumber } = item;
  if (ticketNumber !== undefined) return mailLinkByNumber(ports, item, ticketNumber);
  const [conversation, ticket] = await Promise.all([
    ports.store.loadConversation(conversationId),
    ticketId === undefined ? undefined : ports.store.loadTicket(ticketId),
  ]);
  const email = conversation && ticket && presentAddress(conversation, ticket);
  if (conversation === undefined || ticket === undefined || email === undefined) return;
  await send(ports, { conversation, ticket, email, about: 'fresh_link', messages: [], eventId });
}

/** So many an hour for one ticket, whoever gives its number. */
const MOST_BY_NUMBER = 3;
const HOUR_SECONDS = 3_600;

/** A number was given in any conversation: the link goes to the customer whose ticket it is. */
async function mailLinkByNumber(
  ports: CustomerMailPorts,
  { id: eventId, attempts }: OutboxItem,
  ticketNumber: string,
): Promise<void> {
  const { store, clock, digest } = ports;
  const ticket = await store.findTicket(ticketNumber);
  const conversation = ticket && (await store.loadConversation(ticket.conversationId));
  const email = conversation && ticket && presentAddress(conversation, ticket);
  if (conversation === undefined || ticket === undefined || email === undefined) return;
  const hour = Math.floor(clock.now().getTime() / 1_000 / HOUR_SECONDS);
  // A hash, so that after an erasure nothing leads back to the conversation, whose id is part of the ticket's.
  const key = `link.${digest.sha256(`link ${ticket.id}`).slice(0, 32)}@${hour}`;
  const counts = [{ key, most: MOST_BY_NUMBER, expiresAtSeconds: (hour + 2) * HOUR_SECONDS }];
  // A mail that is tried again was counted before.
  if (attempts <= 1 && (await store.commit({ messages: [], outbox: [], counts })).kind === 'conflict') return;
  await send(ports, { conversation, ticket, email, about: 'fresh_link', isByNumber: true, messages: [], eventId });
}

/**
 * Where mail of a conversation goes, whichever of its tickets it is about: an earlier ticket still holds the address that was
 * corrected since, and its reader must get no link.
 */
function presentAddress({ customer, ticketId }: Conversation, ticket: Ticket): string | undefined {
  return customer.email ?? (ticketId === ticket.id ? ticket.customer.email : undefined);
}

/**
 * Sends a mail with a fresh code, which is good until the address is corrected; none to an address whose mail came back,
 * which staff read at the ticket.
 * @throws MostradorError FORBIDDEN when the address got too many mails today, or does not exist
 */
async function send(
  ports: CustomerMailPorts,
  mail: Omit<CustomerMailOf, 'service' | 'customer' | 'isConfirmed' | 'link'> & {
    readonly conversation: Conversation;
    readonly email: string;
  },
): Promise<void> {
  const { store, knowledge, mailer, clock, ids, digest, siteUrl, customerPage = `${siteUrl}/` } = ports;
  const { conversation, email, ...of } = mail;
  if (await isReturned(ports, of.ticket, email)) return;
  const isConfirmed = isAddressConfirmed(conversation);
  const { service } = (await knowledge.current()).base;
  const code = ids.token();
  const nowSeconds = Math.floor(clock.now().getTime() / 1_000);
  await store.putResumeCode(
    compact({
      codeHash: digest.sha256(code),
      conversationId: conversation.id,
      expiresAtSeconds: Math.min(nowSeconds + service.tokenDays * DAY_SECONDS, conversation.expiresAtSeconds),
      addressVersion: conversation.addressVersion,
    }),
  );
  const told = customerMail({
    ...of,
    isConfirmed,
    service,
    customer: compact({ email, name: conversation.customer.name ?? of.ticket.customer.name }),
    // The part after the # stays in the reader's browser: no server and no log sees it.
    link: `${customerPage}#resume=${code}`,
  });
  await sendWithinLimit(ports, email, isConfirmed, async () => {
    try {
      await mailer.send(told);
    } catch (error) {
      if (isUnknownAddress(error)) await mailCameBack(ports, of.ticket.id, email, 'bounce');
      throw error;
    }
  });
}

/**
 * Mail may have waited for a day. A due time that has passed, or a question about a ticket that is open again, would be
 * wrong by now.
 */
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
