import type { Conversation } from '../../model/conversation';
import type { Service } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import type { NotificationKind, OutboxItem, OutboxKind } from '../../ports';
import { STAFF_NOTIFICATIONS } from './mail/staff-mail';
import { recipientsOf } from './recipients';

export interface NotifyOptions {
  readonly now: Date;
  /** The version of the ticket that caused the notification; by default that of `ticket`. */
  readonly version?: number;
  /** The conversation after the change; its contact details count beside the ticket's. */
  readonly conversation?: Pick<Conversation, 'customer'>;
  /** Logins to notify, instead of `recipientsOf`. */
  readonly to?: readonly string[];
  /** The transcript messages meant for the customer; without any, the customer gets no mail. */
  readonly seqs?: readonly number[];
}

const STAFF_MAIL: ReadonlySet<NotificationKind> = new Set(STAFF_NOTIFICATIONS);

/** What a customer who has left the page is mailed about. */
const CUSTOMER_MAIL: ReadonlySet<NotificationKind> = new Set(['reply', 'delay', 'resolved', 'reopened', 'follow_up']);

/** Whoever is at the desk has opened a ticket of theirs by then, and needs no mail about it. */
const OWNER_MAIL_AFTER_MS = 2 * 60_000;

/** By then an open page has fetched the message and reported it, so its customer needs no mail. */
const CUSTOMER_MAIL_AFTER_MS = 10_000;

/**
 * The outbox items that report one thing that happened to a ticket. They go into the same transaction as the change.
 *
 * - `staff_mail`: a new ticket goes to the addresses of the service file, and to its owner unless they read it soon; everything
 * else to its recipients.
 * - `customer_mail`: to web customers whose address is known, with the messages `seqs`.
 * - `webhook`, `team_channel`: everything, when the service file names one.
 *
 * @param ticket the ticket after the change
 * @returns items whose ids are always the same for the same notification: `<ticket>#<version>#<kind>#<about>`
 */
export function notify(service: Service, ticket: Ticket, about: NotificationKind, options: NotifyOptions): readonly OutboxItem[] {
  const items: OutboxItem[] = [];
  if (STAFF_MAIL.has(about)) {
    const to = about === 'ticket_opened' ? undefined : (options.to ?? recipientsOf(service, ticket, about));
    const later = about === 'ticket_assigned' ? unlessRead(options.now) : {};
    items.push(itemOf(ticket, 'staff_mail', about, options, { ...(to === undefined ? {} : { to }), ...later }));
  }
  // The notification of the ticket already names its owner, so the webhook needs no second one; nor do they without an address
  // of their own.
  const to = options.to ?? (ticket.assignee === undefined ? [] : [ticket.assignee.login]);
  if (about === 'ticket_opened' && service.team.some(({ login, email }) => email !== undefined && to.includes(login))) {
    items.push(itemOf(ticket, 'staff_mail', 'ticket_assigned', options, { to, ...unlessRead(options.now) }));
  }
  const { seqs = [] } = options;
  if (CUSTOMER_MAIL.has(about) && seqs.length > 0 && hasAddress(ticket, options.conversation)) {
    const at = new Date(options.now.getTime() + CUSTOMER_MAIL_AFTER_MS);
    items.push(itemOf(ticket, 'customer_mail', about, options, { seqs, nextAttemptAt: at.toISOString() }));
  }
  if (service.notifications.webhook !== undefined) items.push(itemOf(ticket, 'webhook', about, options));
  if (service.notifications.teams !== undefined) items.push(itemOf(ticket, 'team_channel', about, options));
  return items;
}

/** Whether any of these items is for now. What is for later is left to a scheduled run: one that is started now would find nothing. */
export const isForNow = (items: readonly OutboxItem[]): boolean =>
  items.some(({ createdAt, nextAttemptAt }) => nextAttemptAt <= createdAt);

/**
 * The mail of a fresh link, to a customer who used theirs before.
 *
 * @param version of the conversation, which names this mail among those of its ticket
 */
export function freshLinkItem(of: {
  readonly conversationId: string;
  readonly ticketId: string;
  readonly version: number;
  readonly now: Date;
}): OutboxItem {
  const { conversationId, ticketId, version, now } = of;
  const at = now.toISOString();
  return {
    id: `${ticketId}#${version}#customer_mail#fresh_link`,
    kind: 'customer_mail',
    about: 'fresh_link',
    ...{ conversationId, ticketId, createdAt: at, attempts: 0, nextAttemptAt: at },
  };
}

/**
 * Mails a link to whoever opened a ticket, wherever its number was given. Whether there is such a ticket is looked up when
 * the item is delivered: the conversation in which the number was given learns nothing of it, not even by the time it takes.
 *
 * @param version of that conversation after the message
 */
export function linkByNumberItem(of: {
  readonly conversationId: string;
  readonly version: number;
  readonly ticketNumber: string;
  readonly now: Date;
}): OutboxItem {
  const { conversationId, version, ticketNumber, now } = of;
  const at = now.toISOString();
  return {
    id: `${conversationId}#${version}#customer_mail#fresh_link`,
    kind: 'customer_mail',
    about: 'fresh_link',
    ...{ conversationId, ticketNumber, createdAt: at, attempts: 0, nextAttemptAt: at },
  };
}

const unlessRead = (now: Date) => ({ nextAttemptAt: new Date(now.getTime() + OWNER_MAIL_AFTER_MS).toISOString() });

function hasAddress(ticket: Ticket, conversation: NotifyOptions['conversation']): boolean {
  return ticket.channel === 'web' && (conversation?.customer.email ?? ticket.customer.email) !== undefined;
}

function itemOf(
  ticket: Ticket,
  kind: OutboxKind,
  about: NotificationKind,
  { now, version = ticket.version }: NotifyOptions,
  more: Partial<Pick<OutboxItem, 'to' | 'seqs' | 'nextAttemptAt'>> = {},
): OutboxItem {
  const at = now.toISOString();
  return {
    id: `${ticket.id}#${version}#${kind}#${about}`,
    kind,
    about,
    conversationId: ticket.conversationId,
    ticketId: ticket.id,
    createdAt: at,
    attempts: 0,
    nextAttemptAt: at,
    ...more,
  };
}
