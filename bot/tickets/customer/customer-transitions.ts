import { TONES, type Tone } from '../../model/decision';
import type { Service } from '../../model/service';
import type { SlaRecord, Ticket } from '../../model/ticket';
import { reassign } from '../assignment/reassign';
import { isAvailable, type Staffing } from '../assignment/staffing';
import { type Danger, isKnownDanger } from '../lifecycle/danger';
import { isHigher, lowerPriority, priorityAfter, raisePriority } from '../lifecycle/priority';
import { isUnknownSubject, subjectOf } from '../lifecycle/subject';
import { mergeChanges, type TicketChange, type TransitionDetails, transitionTicket } from '../lifecycle/transition-ticket';
import { dueTimes } from '../sla/due-times';

/** What a customer does to their ticket. Each transition goes into the transaction of the same turn. */

/**
 * The customer wrote while the ticket is open. The ticket goes back to its owner, or to somebody else when the owner has
 * not come today, and any snooze is cleared. A ticket whose problem was unknown takes its subject from the message. A
 * stronger tone raises the priority, a calm answer to a person's reply lowers it again, and danger makes it urgent, each with its own
 * event.
 * @param at `staffing`: when absent, the ticket keeps its owner; `slaHistory`: see `raisePriority`
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed
 */
export function customerWrote(
  ticket: Ticket,
  tone: Tone,
  at: {
    readonly now: Date;
    readonly service: Service;
    readonly staffing?: Staffing | undefined;
    readonly slaHistory?: readonly SlaRecord[] | undefined;
    /** Somebody is in danger. */
    readonly danger?: Danger | undefined;
    /** The problem described in the message, if any. */
    readonly problem?: string | undefined;
  },
): TicketChange {
  const { now, service, staffing, danger } = at;
  const { snoozedUntil, dangerKinds, ...rest } = ticket;
  // Dangers reported before an agent's reply count as new.
  const awake = dangerKinds === undefined || ticket.status === 'waiting_customer' ? rest : { ...rest, dangerKinds };
  // Calm words in between do not mean that the anger is gone; calm words to a person's reply do.
  const isSoothed = ticket.status === 'waiting_customer' && tone === 'calm';
  const strongest = isSoothed || TONES.indexOf(tone) > TONES.indexOf(ticket.tone) ? tone : ticket.tone;
  const heard = transitionTicket(awake, 'customer_message', { actor: 'customer', now }, { tone: strongest, ...namedBy() });
  const raised = mergeChanges(heard, (next) => {
    if (danger !== undefined && !isKnownDanger(ticket, danger, now)) return raisePriority(next, 'urgent', 'danger', at);
    const priority = priorityAfter(ticket, strongest);
    if (isHigher(ticket.priority, priority)) return lowerPriority(next, priority, now);
    return isHigher(priority, ticket.priority)
      ? raisePriority(next, priority, strongest, { now, service, slaHistory: at.slaHistory })
      : undefined;
  });
  return mergeChanges(raised, (next) => staffing && reassign(next, service, staffing, { actor: 'bot', now }));

  /** A ticket opened only because the customer asked for a person takes its subject from the first problem they describe. */
  function namedBy(): Partial<Pick<Ticket, 'subject'>> {
    const subject = subjectOf(at.problem ?? '');
    return subject !== '' && isUnknownSubject(service, ticket.subject) ? { subject } : {};
  }
}

/**
 * Adds contact details that the customer gave after the hand-off.
 * @param customerKey the customer's new key, see `customerKeyOf`
 * @throws MostradorError ILLEGAL_MOVE when the ticket is closed
 */
export function addDetails(ticket: Ticket, customer: Ticket['customer'], now: Date, customerKey?: string): TicketChange {
  const known = customerKey === undefined ? {} : { customerKey };
  const { mailReturned, ...without } = ticket;
  const isAgain = mailReturned !== undefined && customer.email !== undefined;
  return transitionTicket(
    isAgain ? without : ticket,
    'details',
    { actor: 'customer', now },
    { customer: { ...ticket.customer, ...customer }, ...known, ...(isAgain ? { addressAgainAt: now.toISOString() } : {}) },
  );
}

/**
 * The customer needs no help any more: closes the ticket immediately.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed
 */
export function cancelTicket(ticket: Ticket, now: Date): TicketChange {
  return transitionTicket(ticket, 'cancelled', { actor: 'customer', now });
}

/**
 * Reopens a resolved ticket, for its customer or for staff. It goes to its owner, or to somebody else when the owner takes
 * no tickets, or stays unassigned while nobody is available. It gets new due times; the due time of a first reply that was
 * already given does not change.
 * @param staffing when absent, the ticket keeps its owner
 * @throws MostradorError ILLEGAL_MOVE unless the ticket is resolved
 */
export function reopenTicket(
  ticket: Ticket,
  service: Service,
  details: Omit<TransitionDetails, 'status'>,
  staffing?: Staffing,
): TicketChange {
  // Marks about the previous due times do not count for the new ones.
  const { resolvedAt, resolution, closesAt, mergedInto, remindedAt, alarmedAt, ...open } = ticket;
  const { assignee, ...unowned } = open;
  const stays = assignee !== undefined && (staffing === undefined || isAvailable(staffing, service, assignee.login));
  const due = dueTimes(service, ticket.priority, details.now);
  const reopened = transitionTicket(
    stays ? open : unowned,
    'reopened',
    { ...details, status: stays ? 'assigned' : 'new' },
    {
      reopenedAt: details.now.toISOString(),
      ...(stays ? { toldOwner: assignee.login } : {}),
      resolutionDueAt: due.resolutionDueAt,
      ...(ticket.firstRespondedAt === undefined ? { firstResponseDueAt: due.firstResponseDueAt } : {}),
    },
  );
  return mergeChanges(reopened, (next) => staffing && reassign(next, service, staffing, { actor: 'bot', now: details.now }));
}

/**
 * The customer answered the follow-up question: the problem is solved.
 * @throws MostradorError ILLEGAL_MOVE unless the ticket is resolved
 */
export function confirmTicket(ticket: Ticket, now: Date): TicketChange {
  return transitionTicket(ticket, 'confirmed', { actor: 'customer', now }, { confirmedAt: now.toISOString() });
}

/**
 * Records that a resolved ticket was rated; the score itself is stored with the conversation.
 * @param score 1 to 5
 * @throws MostradorError ILLEGAL_MOVE while the ticket is open
 */
export function rateTicket(ticket: Ticket, score: number, now: Date): TicketChange {
  return transitionTicket(ticket, 'rated', { actor: 'customer', now, text: String(score) });
}
