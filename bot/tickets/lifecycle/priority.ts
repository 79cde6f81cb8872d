import type { HandoffReason, Tone } from '../../model/decision';
import { PRIORITIES, type Priority, type Service } from '../../model/service';
import type { SlaRecord, Ticket } from '../../model/ticket';
import { dueTimes } from '../sla/due-times';
import { type Danger, dangerMarks } from './danger';
import { type TicketChange, transitionTicket } from './transition-ticket';

/** Whether the first priority is higher than the second. */
export function isHigher(a: Priority, b: Priority): boolean {
  return PRIORITIES.indexOf(a) > PRIORITIES.indexOf(b);
}

const oneUp = (priority: Priority): Priority => PRIORITIES[PRIORITIES.indexOf(priority) + 1] ?? priority;

/**
 * A new ticket's priority: its topic's (`normal` without one), and one step up when the customer is upset or in a hurry.
 * Danger is always urgent, however calm the customer sounds.
 */
export function priorityOf(topic: Priority | undefined, tone: Tone, reason?: HandoffReason): Priority {
  if (reason === 'danger') return 'urgent';
  const base = topic ?? 'normal';
  return tone === 'calm' ? base : oneUp(base);
}

/**
 * The priority of an open ticket once its customer sounds like this: one step up when they are upset, and the topic's again
 * when they are calm. It stays as it is once danger was told or staff chose it; a ticket that does not know its topic's
 * priority is never lowered.
 * @param ticket as it was before
 */
export function priorityAfter(ticket: Ticket, tone: Tone): Priority {
  const { priority, topicPriority, priorityByHand, dangerAt } = ticket;
  if (priorityByHand === true || dangerAt !== undefined) return priority;
  if (topicPriority !== undefined) return priorityOf(topicPriority, tone);
  return tone !== 'calm' && ticket.tone === 'calm' ? oneUp(priority) : priority;
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
  const { now, danger } = at;
  const isRaised = to !== ticket.priority;
  return transitionTicket(
    ticket,
    isRaised ? 'prioritised' : 'danger_told',
    { actor: 'bot', now, ...(isRaised ? { from: ticket.priority, to, text: why } : {}) },
    {
      priority: to,
      ...sooner(ticket, to, at, why === 'danger'),
      ...(why === 'danger' ? {} : { tone: why }),
      ...(danger === undefined ? {} : dangerMarks(danger, ticket, now)),
    },
  );
}

/**
 * Lowers the priority of a ticket whose customer is calm again. What they were promised stays.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed
 */
export function lowerPriority(ticket: Ticket, to: Priority, now: Date): TicketChange {
  const details = { actor: 'bot', now, from: ticket.priority, to, text: 'calm' } as const;
  return transitionTicket(ticket, 'prioritised', details, { priority: to });
}

/**
 * Staff choose the priority: it stays whatever the customer sounds like, until they tell of danger. A higher one brings
 * earlier due times; a lower one makes none later.
 * @param reason in the person's words
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed
 */
export function choosePriority(
  ticket: Ticket,
  to: Priority,
  { actor, reason, ...at }: Pick<Raising, 'now' | 'service'> & { readonly actor: string; readonly reason: string },
): TicketChange {
  const due = isHigher(to, ticket.priority) ? sooner(ticket, to, at, false) : {};
  const details = { actor, now: at.now, from: ticket.priority, to, text: reason };
  return transitionTicket(ticket, 'prioritised', details, { priority: to, priorityByHand: true, ...due });
}

/** The due times of a higher priority, where they are earlier than those that were told. */
function sooner(
  ticket: Ticket,
  to: Priority,
  { now, service, slaHistory }: Raising,
  isDanger: boolean,
): Partial<Pick<Ticket, 'firstResponseDueAt' | 'resolutionDueAt' | 'promisedAt' | 'raisedAt'>> {
  const due = dueTimes(service, to, now, slaHistory);
  const isAnswered = ticket.firstRespondedAt !== undefined;
  // A customer in danger must not wait longer because they got a reply before, about something else.
  const settledBy = isDanger && isAnswered ? due.firstResponseDueAt : due.resolutionDueAt;
  const resolutionDueAt = earlier(ticket.resolutionDueAt, settledBy);
  const firstResponseDueAt = isAnswered ? ticket.firstResponseDueAt : earlier(ticket.firstResponseDueAt, due.firstResponseDueAt);
  const isEarlier = resolutionDueAt < ticket.resolutionDueAt || firstResponseDueAt < ticket.firstResponseDueAt;
  const isPromised = !isAnswered && ticket.promise === undefined;
  return {
    firstResponseDueAt,
    resolutionDueAt,
    ...(isPromised ? { promisedAt: earlier(ticket.promisedAt, firstResponseDueAt) } : {}),
    ...(isEarlier ? { raisedAt: now.toISOString() } : {}),
  };
}

/** The earlier of two times in ISO 8601 UTC. */
const earlier = (one: string, other: string): string => (Date.parse(one) <= Date.parse(other) ? one : other);
