import { TONES, type Tone } from '../../model/decision';
import type { Service } from '../../model/service';
import type { SlaRecord, Ticket } from '../../model/ticket';
import { isWithSomebody, reassign } from '../assignment/reassign';
import type { Staffing } from '../assignment/staffing';
import { type Danger, isKnownDanger } from '../lifecycle/danger';
import { priorityOf, raisePriority } from '../lifecycle/priority';
import { isUnknownSubject, subjectOf } from '../lifecycle/subject';
import { mergeChanges, type TicketChange, type TransitionDetails, transitionTicket } from '../lifecycle/transition-ticket';
import { dueTimes } from '../sla/due-times';

/** What a customer does to a ticket of theirs. Each goes into the transaction of the same turn. */

/**
 * The customer wrote while the ticket is open: whoever has it is to look again, and somebody else when its owner is away.
 * Where nothing was known of the problem, the first word of it names the ticket. A stronger tone raises the priority, danger makes it urgent, each as an event of its own. What was put off is so no more.
 * @param at `staffing`: absent while it was not read, the ticket stays with its owner then; `slaHistory`: see `raisePriority`
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
    /** What the message says of the problem, if anything. */
    readonly problem?: string | undefined;
  },
): TicketChange {
  const { now, service, staffing, danger } = at;
  const { snoozedUntil, dangerKinds, ...rest } = ticket;
  // What was told before a person wrote is told anew.
  const awake = dangerKinds === undefined || ticket.status === 'waiting_customer' ? rest : { ...rest, dangerKinds };
  const strongest = TONES.indexOf(tone) > TONES.indexOf(ticket.tone) ? tone : ticket.tone;
  const heard = transitionTicket(awake, 'customer_message', { actor: 'customer', now }, { tone: strongest, ...namedBy() });
  const raised = mergeChanges(heard, (next) => {
    if (danger !== undefined && !isKnownDanger(ticket, danger, now)) return raisePriority(next, 'urgent', 'danger', at);
    const priority = priorityOf(ticket.priority, strongest);
    return priority === ticket.priority
      ? undefined
      : raisePriority(next, priority, strongest, { now, service, slaHistory: at.slaHistory });
  });
  return mergeChanges(raised, (next) => staffing && reassign(next, service, staffing, { actor: 'bot', now }));

  /** A ticket that began with the wish for a person alone is about the first problem that is told. */
  function namedBy(): Partial<Pick<Ticket, 'subject'>> {
    const subject = subjectOf(at.problem ?? '');
    return subject !== '' && isUnknownSubject(service, ticket.subject) ? { subject } : {};
  }
}

/**
 * Contact details that came after the hand-off.
 * @param customerKey whom they make known, see `customerKeyOf`
 * @throws MostradorError ILLEGAL_MOVE when the ticket is closed
 */
export function addDetails(ticket: Ticket, customer: Ticket['customer'], now: Date, customerKey?: string): TicketChange {
  const known = customerKey === undefined ? {} : { customerKey };
  return transitionTicket(
    ticket,
    'details',
    { actor: 'customer', now },
    { customer: { ...ticket.customer, ...customer }, ...known },
  );
}

/**
 * "Not needed any more": the ticket is closed at once.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed
 */
export function cancelTicket(ticket: Ticket, now: Date): TicketChange {
  return transitionTicket(ticket, 'cancelled', { actor: 'customer', now });
}

/**
 * Takes a resolved ticket up again, by its customer or by staff: its owner has it, or somebody else when its owner is away,
 * or nobody yet while nobody is there. It gets new due times; the first reply's stays as it was when that reply was given.
 * @param staffing absent while it was not read: the owner has it
 * @throws MostradorError ILLEGAL_MOVE unless the ticket is resolved
 */
export function reopenTicket(
  ticket: Ticket,
  service: Service,
  details: Omit<TransitionDetails, 'status'>,
  staffing?: Staffing,
): TicketChange {
  // What was said of the times before does not count for the new ones.
  const { resolvedAt, resolution, closesAt, mergedInto, remindedAt, alarmedAt, ...open } = ticket;
  const { assignee, ...unowned } = open;
  const stays = assignee !== undefined && (staffing === undefined || isWithSomebody(ticket, service, staffing, details.now));
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
 * The customer was asked whether all is well, and said that it is.
 * @throws MostradorError ILLEGAL_MOVE unless the ticket is resolved
 */
export function confirmTicket(ticket: Ticket, now: Date): TicketChange {
  return transitionTicket(ticket, 'confirmed', { actor: 'customer', now }, { confirmedAt: now.toISOString() });
}

/**
 * A rating of a ticket that was resolved; the score itself is kept with the conversation.
 * @param score 1 to 5
 * @throws MostradorError ILLEGAL_MOVE while the ticket is open
 */
export function rateTicket(ticket: Ticket, score: number, now: Date): TicketChange {
  return transitionTicket(ticket, 'rated', { actor: 'customer', now, text: String(score) });
}
