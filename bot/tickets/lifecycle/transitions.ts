import type { TicketStatus } from '../../model/ticket-view';

type Targets = readonly TicketStatus[];

/** For each status that a transition is legal from: the statuses that it may lead to, the usual one first. */
type Legal = Readonly<Partial<Record<TicketStatus, Targets>>>;

interface Rule {
  readonly from: Legal;
  /** What cannot be done now, for whoever asked for it; the machine asks for nothing that is not legal. */
  readonly cannot?: string;
  /** What to do instead while the ticket is open. */
  readonly instead?: string;
}

/** One way in which a ticket may change. */
export interface Transition extends Rule {
  /** Kind of the event that it leaves. */
  readonly kind: string;
}

/** Legal while the ticket is open, and leaves its status as it is. */
export const WHILE_OPEN = {
  new: ['new'],
  assigned: ['assigned'],
  waiting_customer: ['waiting_customer'],
} as const satisfies Legal;

/** Legal at any time, and leaves the status as it is. */
export const AT_ANY_TIME = { ...WHILE_OPEN, resolved: ['resolved'], closed: ['closed'] } as const satisfies Legal;

/** Legal while the ticket is open, and closes it. */
export const CLOSES_OPEN = { new: ['closed'], assigned: ['closed'], waiting_customer: ['closed'] } as const satisfies Legal;

/**
 * What customers and the machine do to a ticket, and what more than one of them does. What only staff do stands with the action, in
 * `bot/tickets/actions`; both together are the legal graph (I5). What is not listed does not happen. Out of `resolved` there is only
 * closing and reopening; `closed` is the end.
 */
export const TRANSITIONS = {
  assigned: { from: { ...WHILE_OPEN, new: ['assigned'] }, cannot: 'it cannot be assigned' },
  customer_message: { from: { ...WHILE_OPEN, waiting_customer: ['assigned'] }, cannot: 'nothing can be added to it' },
  prioritised: { from: WHILE_OPEN },
  // Of what cannot become more urgent; otherwise the priority goes up.
  danger_told: { from: WHILE_OPEN },
  // A resolved ticket still has mails to its customer before it: the follow-up, and a reply once it is reopened.
  details: { from: { ...WHILE_OPEN, resolved: ['resolved'] }, cannot: 'nothing can be added to it' },
  noted: { from: AT_ANY_TIME },
  escalated: { from: { ...WHILE_OPEN, new: ['new', 'assigned'] }, cannot: 'it cannot go up the ladder' },
  delay_notified: { from: WHILE_OPEN },
  released: { from: { assigned: ['new'] } },
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
  erased: { from: { ...CLOSES_OPEN, resolved: ['closed'], closed: ['closed'] } },
} as const satisfies Readonly<Record<string, Rule>>;

export type TransitionName = keyof typeof TRANSITIONS;

/** The transition of this name; one that an action brings is given back as it is. */
export function transitionOf(transition: TransitionName | Transition): Transition {
  return typeof transition === 'string' ? { ...TRANSITIONS[transition], kind: transition } : transition;
}

/** The statuses that a transition may lead to from here; none when it is not legal. */
export function targetsOf({ from }: Pick<Transition, 'from'>, status: TicketStatus): Targets {
  return from[status] ?? [];
}

/** Somebody still has to do something about it. */
export function isOpenStatus(status: TicketStatus): boolean {
  return status !== 'resolved' && status !== 'closed';
}
