import type { TicketStatus } from '../../model/ticket-view';

type Targets = readonly TicketStatus[];

/** For each status from which a transition is legal: the statuses that it may lead to, the default one first. */
type Legal = Readonly<Partial<Record<TicketStatus, Targets>>>;

interface Rule {
  readonly from: Legal;
  /** What is not possible now, for the person who tried it; the system itself tries nothing illegal. */
  readonly cannot?: string;
  /** What to do instead while the ticket is open. */
  readonly instead?: string;
}

/** One way in which a ticket may change. */
export interface Transition extends Rule {
  /** The kind of its event. */
  readonly kind: string;
}

/** Legal while the ticket is open; keeps its status. */
export const WHILE_OPEN = {
  new: ['new'],
  assigned: ['assigned'],
  waiting_customer: ['waiting_customer'],
} as const satisfies Legal;

/** Legal at any time; keeps the status. */
export const AT_ANY_TIME = { ...WHILE_OPEN, resolved: ['resolved'], closed: ['closed'] } as const satisfies Legal;

/** Legal while the ticket is open; closes it. */
export const CLOSES_OPEN = { new: ['closed'], assigned: ['closed'], waiting_customer: ['closed'] } as const satisfies Legal;

/**
 * The transitions of customers and of the system, and those that several actors make. Transitions of a single staff action
 * stand with the action, in `bot/tickets/actions`; together they are all legal transitions (I5). A `resolved` ticket can
 * only be closed or reopened; `closed` is final.
 */
export const TRANSITIONS = {
  assigned: { from: { ...WHILE_OPEN, new: ['assigned'] }, cannot: 'it cannot be assigned' },
  customer_message: { from: { ...WHILE_OPEN, waiting_customer: ['assigned'] }, cannot: 'nothing can be added to it' },
  prioritised: { from: WHILE_OPEN, cannot: 'its priority cannot be changed' },
  // For a ticket that is already urgent; otherwise the priority is raised.
  danger_told: { from: WHILE_OPEN },
  // Also legal for a resolved ticket, whose customer may still get mail: the follow-up, and replies after a reopening.
  details: { from: { ...WHILE_OPEN, resolved: ['resolved'] }, cannot: 'nothing can be added to it' },
  mail_returned: { from: { ...WHILE_OPEN, resolved: ['resolved'] } },
  noted: { from: AT_ANY_TIME },
  escalated: { from: { ...WHILE_OPEN, new: ['new', 'assigned'] }, cannot: 'it cannot go up the ladder' },
  delay_notified: { from: WHILE_OPEN },
  released: { from: { assigned: ['new'] } },
  owner_told: { from: WHILE_OPEN },
  reminded: { from: { new: ['new'], assigned: ['assigned'] } },
  alarmed: { from: WHILE_OPEN },
  promise_broken: { from: WHILE_OPEN },
  followed_up: { from: { resolved: ['resolved'] } },
  confirmed: {
    from: { resolved: ['resolved'] },
    cannot: 'its solution cannot be confirmed',
    instead: 'Confirm it once it is resolved.',
  },
  reopened: {
    from: { resolved: ['assigned', 'new'] },
    cannot: 'it cannot be reopened',
    instead: 'It is open: go on with it as it is.',
  },
  cancelled: { from: CLOSES_OPEN, cannot: 'it cannot be cancelled' },
  rated: {
    from: { resolved: ['resolved'], closed: ['closed'] },
    cannot: 'it cannot be rated',
    instead: 'Rate it once it is resolved.',
  },
  closed: { from: { resolved: ['closed'] } },
  // Nothing has happened to it for as long as conversations are kept.
  lapsed: { from: CLOSES_OPEN },
  erased: { from: { ...CLOSES_OPEN, resolved: ['closed'], closed: ['closed'] } },
} as const satisfies Readonly<Record<string, Rule>>;

export type TransitionName = keyof typeof TRANSITIONS;

/** The transition of this name; a transition is returned as it is. */
export function transitionOf(transition: TransitionName | Transition): Transition {
  return typeof transition === 'string' ? { ...TRANSITIONS[transition], kind: transition } : transition;
}

/** The statuses that a transition may lead to from here; none when it is illegal. */
export function targetsOf({ from }: Pick<Transition, 'from'>, status: TicketStatus): Targets {
  return from[status] ?? [];
}

/** Whether somebody still has to act on the ticket. */
export function isOpenStatus(status: TicketStatus): boolean {
  return status !== 'resolved' && status !== 'closed';
}
