import type { HandoffReason, Tone } from '../../model/decision';
import { PRIORITIES, type Priority, type Service } from '../../model/service';
import type { SlaRecord, Ticket } from '../../model/ticket';
import { dueTimes } from '../sla/due-times';
import { type Danger, dangerMarks } from './danger';
import { type TicketChange, transitionTicket } from './transition-ticket';

/** A strained conversation is never less than this, whatever its topic. */
const FLOOR: Readonly<Record<Tone, Priority>> = { calm: 'low', urgent: 'high', upset: 'urgent' };

/** The higher of two priorities. */
function higher(a: Priority, b: Priority): Priority {
  return PRIORITIES.indexOf(a) >= PRIORITIES.indexOf(b) ? a : b;
}

/**
 * A ticket's priority: its topic's (`normal` without one), raised by the strongest tone of the conversation so far.
 * In danger it is urgent, however calmly that is said.
 */
export function priorityOf(topic: Priority | undefined, strongestTone: Tone, reason?: HandoffReason): Priority {
  if (reason === 'danger') return 'urgent';
  return higher(topic ?? 'normal', FLOOR[strongestTone]);
}

/** Why a priority goes up: how the customer sounds, or that somebody is in danger. */
export type RaiseReason = Tone | 'danger';

export interface Raising {
  readonly now: Date;
  readonly service: Service;
  /** How the latest tickets of the new priority went, latest first; absent while that was not read. */
  readonly slaHistory?: readonly SlaRecord[] | undefined;
  /** What the danger is, when it is for one. */
  readonly danger?: Danger | undefined;
}

/**
 * A ticket becomes more urgent, on record with from, to and why; danger in what is urgent already is on record as what it is.
 * Its times become those of the new priority, counted from now, where these are earlier; none ever becomes later. An earlier
 * time for the first reply is what is promised from then on. In danger, somebody is to write by the time of an urgent first
 * reply, though one was given before: the resolution's time is that, then.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed
 */
export function raisePriority(ticket: Ticket, to: Priority, why: RaiseReason, at: Raising): TicketChange {
  const { now, service, slaHistory, danger } = at;
  const due = dueTimes(service, to, now, slaHistory);
  const isAnswered = ticket.firstRespondedAt !== undefined;
  // Nobody in danger waits for a solution because they were answered once, about something else.
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

/** Of two times in ISO 8601 UTC the one that comes first. */
const earlier = (one: string, other: string): string => (Date.parse(one) <= Date.parse(other) ? one : other);
