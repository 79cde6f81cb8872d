import type { Conversation } from '../../model/conversation';
import type { Service } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import type { NotificationKind, OutboxItem, OutboxKind } from '../../ports';
import { leadsOf } from '../sla/monitor/leads';
import { STAFF_NOTIFICATIONS } from './mail/staff-mail';

export interface NewsOf {
  readonly now: Date;
  /** The ticket's version that the news goes with; that of `ticket` itself unless it is said. */
  readonly version?: number;
  /** As it is after the change; its contact details count beside the ticket's. */
  readonly conversation?: Pick<Conversation, 'customer'>;
  /** Logins of the team who are told, in place of those whom the news concerns anyhow. */
  readonly to?: readonly string[];
  /** The messages of the transcript that tell the customer; without any, the customer gets no mail. */
  readonly seqs?: readonly number[];
}

const STAFF_MAIL: ReadonlySet<NotificationKind> = new Set(STAFF_NOTIFICATIONS);

/** What a customer who has left the page is mailed of. */
const CUSTOMER_MAIL: ReadonlySet<NotificationKind> = new Set(['reply', 'delay', 'resolved', 'reopened', 'follow_up']);

/** A page that is open has fetched a message, and said so, by then: its customer needs no mail. */
const CUSTOMER_MAIL_AFTER_MS = 10_000;

/**
 * The outbox items by which something that happened to a ticket becomes known outside: goes into the commit of the
 * change itself. One call for each thing that happened.
 *
 * - `staff_mail`: of a new ticket to the addresses of the service file, and to its owner; everything else to whom it
 *   concerns.
 * - `customer_mail`: to customers of the web whose address is known, of the messages `seqs`.
 * - `webhook`, `team_channel`: everything, when the service file names one.
 *
 * @param ticket as it is after the change
 * @returns items whose ids are the same for the same news: `<ticket>#<version>#<kind>#<about>`
 */
export function notify(service: Service, ticket: Ticket, about: NotificationKind, news: NewsOf): readonly OutboxItem[] {
  const items: OutboxItem[] = [];
  if (STAFF_MAIL.has(about)) {
    const to = about === 'ticket_opened' ? undefined : (news.to ?? concerned(service, ticket, about));
    items.push(itemOf(ticket, 'staff_mail', about, news, to === undefined ? {} : { to }));
  }
  // Their name is in the news of the ticket already: the webhook need not hear of it twice.
  if (about === 'ticket_opened' && ticket.assignee !== undefined) {
    items.push(itemOf(ticket, 'staff_mail', 'ticket_assigned', news, { to: news.to ?? [ticket.assignee.login] }));
  }
  const { seqs = [] } = news;
  if (CUSTOMER_MAIL.has(about) && seqs.length > 0 && hasAddress(ticket, news.conversation)) {
    const at = new Date(news.now.getTime() + CUSTOMER_MAIL_AFTER_MS);
    items.push(itemOf(ticket, 'customer_mail', about, news, { seqs, nextAttemptAt: at.toISOString() }));
  }
  if (service.notifications.webhook !== undefined) items.push(itemOf(ticket, 'webhook', about, news));
  if (service.notifications.teams !== undefined) items.push(itemOf(ticket, 'team_channel', about, news));
  return items;
}

/** Whom it concerns; `undefined`: the addresses of the service file. */
function concerned(service: Service, { assignee }: Ticket, about: NotificationKind): readonly string[] | undefined {
  const owner = assignee === undefined ? [] : [assignee.login];
  const isForAll = about === 'danger' || about === 'rated_low';
  const those = about === 'promise_at_risk' ? leadsOf(service) : isForAll ? [...new Set([...owner, ...leadsOf(service)])] : owner;
  return those.length === 0 ? undefined : those;
}

function hasAddress(ticket: Ticket, conversation: NewsOf['conversation']): boolean {
  return ticket.channel === 'web' && (conversation?.customer.email ?? ticket.customer.email) !== undefined;
}

function itemOf(
  ticket: Ticket,
  kind: OutboxKind,
  about: NotificationKind,
  { now, version = ticket.version }: NewsOf,
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
