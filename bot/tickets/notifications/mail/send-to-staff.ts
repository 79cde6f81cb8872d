import type { Service } from '../../../model/service';
import type { Ticket } from '../../../model/ticket';
import type {
  Clock,
  ConversationStore,
  KnowledgeSource,
  Mailer,
  NotificationKind,
  OutboxItem,
  PresenceStore,
  TicketStore,
} from '../../../ports';
import { isOpenStatus } from '../../lifecycle/transitions';
import { type StaffMailOf, staffMail } from './staff-mail';

export interface StaffMailPorts {
  readonly store: Pick<TicketStore, 'loadTicket'> & Pick<ConversationStore, 'loadRating'> & Pick<PresenceStore, 'listPresence'>;
  readonly clock: Clock;
  readonly knowledge: KnowledgeSource;
  readonly mailer: Mailer;
  /** Address of the web pages, without a trailing slash. */
  readonly siteUrl: string;
}

/** Mails staff, unless the notification is out of date: after a day without mail, nobody needs to hear of finished work. */
export async function mailStaff({ store, knowledge, mailer, siteUrl, clock }: StaffMailPorts, item: OutboxItem): Promise<void> {
  if (item.ticketId === undefined) return;
  const { service } = (await knowledge.current()).base;
  const ticket = await store.loadTicket(item.ticketId);
  const about = item.about ?? 'ticket_opened';
  if (ticket === undefined || !isStillDue(ticket, about, item)) return;
  if (about === 'ticket_assigned' && (await isRead(store, ticket, item))) return;
  const reached = addressesOf(service, ticket, item);
  if (reached.to.length === 0) return;
  const rating = about === 'rated_low' ? await store.loadRating(ticket.conversationId) : undefined;
  // The customer has erased it meanwhile: nothing is left to tell.
  if (about === 'rated_low' && rating === undefined) return;
  await mailer.send(staffMail({ ticket, about, service, ...reached, rating, siteUrl, now: clock.now(), eventId: item.id }));
}

/** Whether the people whom an assignment is for have opened the ticket since, or it was answered. */
async function isRead(
  store: Pick<PresenceStore, 'listPresence'>,
  { id, firstRespondedAt = '' }: Ticket,
  { to, createdAt }: OutboxItem,
): Promise<boolean> {
  if (firstRespondedAt >= createdAt) return true;
  const readers = new Set((await store.listPresence(id, createdAt)).map(({ login }) => login));
  return to?.every((login) => readers.has(login)) === true;
}

function isStillDue(ticket: Ticket, about: NotificationKind, { to, createdAt }: OutboxItem): boolean {
  // The rating comes when the ticket is settled, and stays true whatever happens to the ticket.
  if (about === 'rated_low') return true;
  if (!isOpenStatus(ticket.status)) return false;
  if (about === 'reminder' || about === 'promise_at_risk') {
    // The first reply settles warnings about the first reply; after it, warnings are about the resolution.
    return ticket.firstRespondedAt === undefined || ticket.firstRespondedAt < createdAt;
  }
  return (
    (about !== 'ticket_assigned' && about !== 'handed_over') || to === undefined || to.includes(ticket.assignee?.login ?? '')
  );
}

/** The recipients' own addresses where they have one, otherwise the team's; and the people the notification is for. */
function addressesOf(
  service: Service,
  ticket: Ticket,
  { to, about, createdAt }: OutboxItem,
): Pick<StaffMailOf, 'to' | 'for' | 'isOwn'> {
  const team = service.notifications.email;
  if (to === undefined) return { to: team };
  const own = service.team.flatMap(({ login, email }) => (to.includes(login) && email !== undefined ? [{ login, email }] : []));
  if (own.length > 0) {
    const addresses = [...new Set(own.map(({ email }) => email))];
    const isOwn = !addresses.some((address) => team.includes(address));
    return { to: addresses, for: own.map(({ login }) => login), isOwn };
  }
  // The mail about a new ticket tells the team who owns it, so an assignment at the same moment needs no mail to the team.
  return { to: about === 'ticket_assigned' && createdAt === ticket.openedAt ? [] : team, for: to };
}
