import type { HandoffReason, Tone } from '../../model/decision';
import { PRIORITIES, type Priority, type Service } from '../../model/service';
import type { SlaRecord, Ticket } from '../../model/ticket';
import { dueTimes } from '../sla/due-times';
import { type Danger, dangerMarks } from './danger';
import { type TicketChange, transitionTicket } from './transition-ticket';

/** The minimum priority for each tone, whatever the topic. */
const FLOOR: Readonly<Record<Tone, Priority>> = { calm: 'low', urgent: 'high', upset: 'urgent' };

/** The higher of two priorities. */
function higher(a: Priority, b: Priority): Priority {
  return PRIORITIES.indexOf(a) >= PRIORITIES.indexOf(b) ? a : b;
}

/**
 * A ticket's priority: its topic's (`normal` without one), raised by the strongest tone of the conversation so far. Danger
 * is always urgent, however calm the customer sounds.
 */
export function priorityOf(topic: Priority | undefined, strongestTone: Tone, reason?: HandoffReason): Priority {
  if (reason === 'danger') return 'urgent';
  return higher(topic ?? 'normal', FLOOR[strongestTone]);
}

/** Why a priority is raised: the customer's tone, or danger. */
export type RaiseReason = Tone | 'danger';

export interface Raising {
  readonly now: Date;
  readonly service: Service;
  /** SLA results of the latest tickets of the new priority, latest first; absent when they were not read. */
  readonly slaHistory?: readonly SlaRecord[] | undefined;
  /** The danger, when it is the reason. */
  readonly danger?: Danger | undefined;
}

/**
 * Raises a ticket's priority, with an event that records from, to and why; danger in an urgent ticket has an event of its
 * own. Due times become those of the new priority, counted from now, where these are earlier; none becomes later. An
 * earlier due time of the first reply is the promised one from then on. In danger, a person must write by the due time of
 * an urgent first reply even if they replied before: that becomes the due time of the resolution.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed
 */
export function raisePriority(ticket: Ticket, to: Priority, why: RaiseReason, at: Raising): TicketChange {
  const { now, service, slaHistory, danger } = at;
  const due = dueTimes(service, to, now, slaHistory);
  const isAnswered = ticket.firstRespondedAt !== undefined;
  // A customer in danger must not wait longer because they got a reply before, about something else.
  const settledBy = why === 'danger' && isAnswered ? due.firstResponseDueAt : due.resolutionDueAt;
  const resolutionDueAt = earlier(ticket.resolutionDueAt, settledBy);
  const firstResponseDueAt = isAnswered ? ticket.firstResponseDueAt : earlier(ticket.firstResponseDueAt, due.firstResponseDueAt);
  const isEarlier = resolutionDueAt < ticket.resolutionDueAt || firstResponseDueAt < ticket.firstResponseDueAt;
  const isPromised = !isAnswered && ticket.promise === undefined;
  const isRaised = to !== ticket.priority;
  return transitionTicket(
    ticket,
    isRaised ? 'prioritised' : 'danger_told',
    { actor: 'bot', now, ...(isRaised ? { from: ticket.priority, to, text: why } : {}) },
    {
      priority: to,
      firstResponseDueAt,
      resolutionDueAt,
      ...(isPromised ? { promisedAt: earlier(ticket.promisedAt, firstResponseDueAt) } : {}),
      ...(isEarlier ? { raisedAt: now.toISOString() } : {}),
      ...(why === 'danger' ? {} : { tone: why }),
      ...(danger === undefined ? {} : dangerMarks(danger, ticket, now)),
    },
  );
}

/** The earlier of two times in ISO 8601 UTC. */
const earlier = (one: string, other: string): string => (Date.parse(one) <= Date.parse(other) ? one : other);
