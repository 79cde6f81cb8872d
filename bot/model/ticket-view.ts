/** What a customer may be shown of the ticket. */
export interface TicketView {
  readonly number: string;
  readonly status: TicketStatus;
  /** Name of the person who has it. */
  readonly assignee?: string;
  /** The first reply's due time until it was given, then the resolution's; ISO 8601 UTC. */
  readonly dueAt: string;
}

export const TICKET_STATUSES = ['new', 'assigned', 'waiting_customer', 'resolved', 'closed'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];
