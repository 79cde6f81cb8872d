import type { Language } from './language';
import type { Channel } from './message';
import type { Priority } from './service';
import type { TicketStatus } from './ticket-view';

/** What the tickets of a list have in common; absent members say nothing. */
export interface TicketFilter {
  readonly status?: TicketStatus;
  /** Upper and lower case are the same. */
  readonly label?: string;
  /** A login. */
  readonly owner?: string;
  readonly language?: Language;
  readonly channel?: Channel;
  readonly priority?: Priority;
  /** Opened before so many hours. */
  readonly olderThanHours?: number;
  /** Opened since so many hours. */
  readonly newerThanHours?: number;
}

/** Other orders of the open tickets than by due time: `updated` is latest first, `priority` most urgent first. */
export const TICKET_SORTS = ['oldest', 'newest', 'updated', 'priority'] as const;
export type TicketSort = (typeof TICKET_SORTS)[number];
