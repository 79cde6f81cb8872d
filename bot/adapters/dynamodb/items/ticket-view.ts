import * as z from 'zod';
import { compact } from '../../../model/compact';
import { TICKET_STATUSES, type TicketView } from '../../../model/ticket-view';
import { longTime, shortTime } from './short-names';

/** What a customer sees of a ticket: number, status, due time, and the owner's name if there is one. */
export const shortTicketView = z.tuple([
  z.string(),
  z.enum(TICKET_STATUSES),
  z.union([z.number(), z.string()]),
  z.string().optional(),
]);
export type ShortTicketView = z.infer<typeof shortTicketView>;

export function shortenTicketView({ number, status, assignee, dueAt }: TicketView): ShortTicketView {
  const first = [number, status, shortTime(dueAt)] as const;
  return assignee === undefined ? [...first] : [...first, assignee];
}

export function lengthenTicketView([number, status, dueAt, assignee]: ShortTicketView): TicketView {
  return compact({ number, status, assignee, dueAt: longTime(dueAt) });
}
