import type { TicketEventKind } from '../../model/ticket';
import type { TicketStatus } from '../../model/ticket-view';

/** What may happen to a ticket once it is there. */
export type TicketMove = Exclude<TicketEventKind, 'opened'>;

type Targets = readonly TicketStatus[];

/**
 * The legal graph (I5): for each move, from which status to which.
 * What is not listed does not happen. Out of `resolved` there is only closing and reopening; `closed` is the end.
 */
export const MOVES: Readonly<Record<TicketMove, Readonly<Partial<Record<TicketStatus, Targets>>>>> = {
  claimed: { new: ['assigned'] },
  assigned: { new: ['assigned'], assigned: ['assigned'], waiting_customer: ['waiting_customer'] },
  replied: { new: ['waiting_customer'], assigned: ['waiting_customer'], waiting_customer: ['waiting_customer'] },
  customer_message: { new: ['new'], assigned: ['assigned'], waiting_customer: ['assigned'] },
  prioritised: { new: ['new'], assigned: ['assigned'], waiting_customer: ['waiting_customer'] },
  // Of what cannot become more urgent; otherwise the priority goes up.
  danger_told: { new: ['new'], assigned: ['assigned'], waiting_customer: ['waiting_customer'] },
  // A resolved ticket still has mails to its customer before it: the follow-up, and a reply once it is reopened.
  details: { new: ['new'], assigned: ['assigned'], waiting_customer: ['waiting_customer'], resolved: ['resolved'] },
  noted: {
    new: ['new'],
    assigned: ['assigned'],
    waiting_customer: ['waiting_customer'],
    resolved: ['resolved'],
    closed: ['closed'],
  },
  escalated: { new: ['new', 'assigned'], assigned: ['assigned'], waiting_customer: ['waiting_customer'] },
  delay_notified: { new: ['new'], assigned: ['assigned'], waiting_customer: ['waiting_customer'] },
  released: { assigned: ['new'] },
  reminded: { new: ['new'], assigned: ['assigned'] },
  alarmed: { new: ['new'], assigned: ['assigned'], waiting_customer: ['waiting_customer'] },
  promise_broken: { new: ['new'], assigned: ['assigned'], waiting_customer: ['waiting_customer'] },
  labelled: {
    new: ['new'],
    assigned: ['assigned'],
    waiting_customer: ['waiting_customer'],
    resolved: ['resolved'],
    closed: ['closed'],
  },
  snoozed: { new: ['new'], assigned: ['assigned'], waiting_customer: ['waiting_customer'] },
  // The duplicate is resolved; the one that goes on stays as it is.
  merged: { new: ['resolved', 'new'], assigned: ['resolved', 'assigned'], waiting_customer: ['resolved', 'waiting_customer'] },
  spam: { new: ['closed'], assigned: ['closed'], waiting_customer: ['closed'] },
  followed_up: { resolved: ['resolved'] },
  confirmed: { resolved: ['resolved'] },
  resolved: { new: ['resolved'], assigned: ['resolved'], waiting_customer: ['resolved'] },
  reopened: { resolved: ['assigned', 'new'] },
  cancelled: { new: ['closed'], assigned: ['closed'], waiting_customer: ['closed'] },
  rated: { resolved: ['resolved'], closed: ['closed'] },
  closed: { resolved: ['closed'] },
  erased: { new: ['closed'], assigned: ['closed'], waiting_customer: ['closed'], resolved: ['closed'], closed: ['closed'] },
};

/** The statuses that a move may lead to from here; none when it is not legal. */
export function targetsOf(move: TicketMove, from: TicketStatus): Targets {
  return MOVES[move][from] ?? [];
}

/** Somebody still has to do something about it. */
export function isOpenStatus(status: TicketStatus): boolean {
  return status !== 'resolved' && status !== 'closed';
}
