import { compact } from '../../model/compact';
import type { Ticket, TicketEvent } from '../../model/ticket';
import type { TicketStatus } from '../../model/ticket-view';
import { illegalTransition } from './illegal-transition';
import { isOpenStatus, type Transition, type TransitionName, targetsOf, transitionOf } from './transitions';

/** A ticket's part of a transaction: goes into `Change.ticket` as it is. */
export interface TicketChange {
  /** The version it was decided on. */
  readonly expected: number;
  readonly next: Ticket;
  readonly events: readonly TicketEvent[];
}

export interface TransitionDetails {
  /** A login, `customer`, `bot` or `watch`. */
  readonly actor: string;
  readonly now: Date;
  /** Needed only where the transition leaves a choice. */
  readonly status?: TicketStatus;
  readonly text?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** All of a ticket but its identity and what every transition sets. */
type Patch = Partial<
  Omit<Ticket, 'id' | 'number' | 'version' | 'touchedVersion' | 'status' | 'conversationId' | 'openedAt' | 'updatedAt'>
>;

/** Actors who are no persons. */
const MACHINES: ReadonlySet<string> = new Set(['bot', 'watch']);

/**
 * Whether a transition is legal from the ticket's status, asked before anything else is decided.
 * @throws MostradorError ILLEGAL_MOVE when it is not
 */
export function checkTransition(ticket: Ticket, name: TransitionName): void {
  const transition = transitionOf(name);
  if (targetsOf(transition, ticket.status).length === 0) throw illegalTransition(ticket, transition);
}

/**
 * The one way in which a ticket changes: along the legal graph, one version and one event at a time.
 * @param named a transition of the table by its name, or the one that an action of staff brings
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
  const { snoozedUntil, touchedVersion = ticket.version, ...changed } = { ...ticket, ...patch };
  const touched = MACHINES.has(details.actor) ? { touchedVersion } : {};
  // Whoever reopens a settled ticket must find it in the queue.
  const snoozed = isOpenStatus(status) ? compact({ snoozedUntil }) : {};
  const { actor, text, from, to } = details;
  return {
    expected: ticket.version,
    next: { ...changed, ...snoozed, ...touched, version, status, updatedAt: at },
    events: [compact({ version, at, kind: transition.kind, actor, text, from, to })],
  };
}

/**
 * Two transitions that happen at once: one version of the ticket, with the events of both.
 * @param then decides on the ticket as the first one leaves it; undefined = the first is all
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
