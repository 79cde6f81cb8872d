import type { Ticket, TicketEvent } from '../../model/ticket';
import type { TicketStatus } from '../../model/ticket-view';
import { illegalMove } from './illegal-transition';
import { isOpenStatus, type TicketMove, targetsOf } from './transitions';

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
  /** Needed only where the move leaves a choice. */
  readonly status?: TicketStatus;
  readonly text?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What a move cannot change by a patch: its identity, and what moving itself sets. */
type Patch = Partial<
  Omit<Ticket, 'id' | 'number' | 'version' | 'touchedVersion' | 'status' | 'conversationId' | 'openedAt' | 'updatedAt'>
>;

/** Actors who are no persons. */
const MACHINES: ReadonlySet<string> = new Set(['bot', 'watch']);

/**
 * Whether a move is legal from the ticket's status, asked before anything else is decided.
 * @throws MostradorError ILLEGAL_MOVE when it is not
 */
export function checkTransition(ticket: Ticket, move: TicketMove): void {
  if (targetsOf(move, ticket.status).length === 0) throw illegalMove(ticket, move);
}

/**
 * The one way in which a ticket changes: along the legal graph, one version and one event a time.
 * @throws MostradorError ILLEGAL_MOVE when the table of moves has no such move from the ticket's status
 */
export function transitionTicket(ticket: Ticket, move: TicketMove, details: TransitionDetails, patch: Patch = {}): TicketChange {
  const targets = targetsOf(move, ticket.status);
  const status = targets.find((target) => target === details.status) ?? targets[0];
  if (status === undefined || (details.status !== undefined && status !== details.status)) {
    throw illegalMove(ticket, move);
  }
  const at = details.now.toISOString();
  const version = ticket.version + 1;
  const { snoozedUntil, touchedVersion = ticket.version, ...changed } = { ...ticket, ...patch };
  const touched = MACHINES.has(details.actor) ? { touchedVersion } : {};
  // Whoever reopens what is settled must find it in the queue.
  const putOff = snoozedUntil !== undefined && isOpenStatus(status) ? { snoozedUntil } : {};
  return {
    expected: ticket.version,
    next: { ...changed, ...putOff, ...touched, version, status, updatedAt: at },
    events: [
      {
        version,
        at,
        kind: move,
        actor: details.actor,
        ...(details.text === undefined ? {} : { text: details.text }),
        ...(details.from === undefined ? {} : { from: details.from }),
        ...(details.to === undefined ? {} : { to: details.to }),
      },
    ],
  };
}

/**
 * Two moves that happen at once: one version of the ticket, with the events of both.
 * @param then decides on the ticket as the first move leaves it; undefined = the first is all
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
