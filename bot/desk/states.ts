import type { TicketEventKind, TicketStatus } from './types';

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
  details: { new: ['new'], assigned: ['assigned'], waiting_customer: ['waiting_customer'] },
  noted: {
    new: ['new'],
    assigned: ['assigned'],
    waiting_customer: ['waiting_customer'],
    resolved: ['resolved'],
    closed: ['closed'],
  },
  escalated: { new: ['new', 'assigned'], assigned: ['assigned'], waiting_customer: ['waiting_customer'] },
  delay_notified: { new: ['new'], assigned: ['assigned'], waiting_customer: ['waiting_customer'] },
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
