import { compact } from '../../model/compact';
import type { Ticket, TicketEvent } from '../../model/ticket';
import type { TicketStatus } from '../../model/ticket-view';
import { illegalTransition } from './illegal-transition';
import { isOpenStatus, type Transition, type TransitionName, targetsOf, transitionOf } from './transitions';

/** A ticket's part of a transaction; becomes `Change.ticket`. */
export interface TicketChange {
  /** The version that was read. */
  readonly expected: number;
  readonly next: Ticket;
  readonly events: readonly TicketEvent[];
}

export interface TransitionDetails {
  /** A login, `customer`, `bot` or `watch`. */
  readonly actor: string;
  readonly now: Date;
  /** Required only when the transition allows several. */
  readonly status?: TicketStatus;
  readonly text?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The fields of a ticket except its identity and those that every transition sets. */
type Patch = Partial<
  Omit<Ticket, 'id' | 'number' | 'version' | 'touchedVersion' | 'status' | 'conversationId' | 'openedAt' | 'updatedAt'>
>;

/** Actors that are not people. */
const MACHINES: ReadonlySet<string> = new Set(['bot', 'watch']);

/**
 * Checks that a transition is legal from the ticket's status, before anything else is decided.
 * @throws MostradorError ILLEGAL_MOVE when it is not
 */
export function checkTransition(ticket: Ticket, name: TransitionName): void {
  const transition = transitionOf(name);
  if (targetsOf(transition, ticket.status).length === 0) throw illegalTransition(ticket, transition);
}

/**
 * The only way to change a ticket: along the legal transitions, one version and one event at a time.
 * @param named the name of a transition in the table, or the transition of a staff action
 * @throws MostradorError ILLEGAL_MOVE when the transition is not legal from the ticket's status
 */
export function transitionTicket(
  ticket: Ticket,
  named: TransitionName | Transition,
  details: TransitionDetails,
  patch: Patch = {},
): TicketChange {
  const transition = transitionOf(named);
  const targets = targetsOf(transition, ticket.status);
  const status = targets.find((target) => target === details.status) ?? targets[0];
  if (status === undefined || (details.status !== undefined && status !== details.status)) {
    throw illegalTransition(ticket, transition);
  }
  const at = details.now.toISOString();
  const version = ticket.version + 1;
  // The time of the next action is that of the ticket as it was.
  const { snoozedUntil, nextActionAt: _, touchedVersion = ticket.version, ...changed } = { ...ticket, ...patch };
  const touched = MACHINES.has(details.actor) ? { touchedVersion } : {};
  // A reopened ticket must appear in the queue.
  const snoozed = isOpenStatus(status) ? compact({ snoozedUntil }) : {};
  const { actor, text, from, to } = details;
  return {
    expected: ticket.version,
    next: { ...changed, ...snoozed, ...touched, version, status, updatedAt: at },
    events: [compact({ version, at, kind: transition.kind, actor, text, from, to })],
  };
}

/**
 * Merges two simultaneous transitions into one version of the ticket, with the events of both.
 * @param then decides on the ticket after the first transition; undefined when there is no second
 * @throws MostradorError what `then` throws
 */
export function mergeChanges(first: TicketChange, then: (ticket: Ticket) => TicketChange | undefined): TicketChange {
  const second = then(first.next);
  if (second === undefined) return first;
  const { version } = first.next;
  return {
    expected: first.expected,
    next: { ...second.next, version },
    events: [...first.events, ...second.events.map((event) => ({ ...event, version }))],
  };
}
