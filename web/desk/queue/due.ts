import { DUE_SOON_HOURS } from '../../../bot/model/limits';
import type { Ticket } from '../api/types';

/** How urgent a ticket's due time is; each kind has its own icon, colour and words. */
export type Due =
  | { readonly kind: 'overdue' | 'soon' | 'later'; readonly ms: number }
  | { readonly kind: 'waiting' | 'resolved' | 'closed' };

/** A due time this close counts as soon: half a working day. */
const SOON_MS = DUE_SOON_HOURS * 3_600_000;

/** The distance to the due time; `ms` is never negative. */
export function due(ticket: Pick<Ticket, 'status' | 'dueAt'>, nowMs: number): Due {
  if (ticket.status === 'resolved' || ticket.status === 'closed') return { kind: ticket.status };
  if (ticket.status === 'waiting_customer') return { kind: 'waiting' };
  const ms = Date.parse(ticket.dueAt) - nowMs;
  if (ms < 0) return { kind: 'overdue', ms: -ms };
  return { kind: ms < SOON_MS ? 'soon' : 'later', ms };
}
