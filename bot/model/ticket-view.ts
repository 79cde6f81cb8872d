/** The part of a ticket that its customer may see. */
export interface TicketView {
  readonly number: string;
  readonly status: TicketStatus;
  /** The owner's name. */
  readonly assignee?: string;
  /** The due time of the first reply until it is given, then of the resolution; ISO 8601 UTC. */
  readonly dueAt: string;
}

export const TICKET_STATUSES = ['new', 'assigned', 'waiting_customer', 'resolved', 'closed'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];
