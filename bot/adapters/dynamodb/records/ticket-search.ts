import type { Ticket } from '../../../model/ticket';
import { sortableTime } from './ticket-order';

/** Letters without case, accents and compatibility forms, so that `jose` finds `José`. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** What a ticket is found by: number, subject, customer. */
export function searchText(ticket: Ticket): string {
  const { name = '', email = '' } = ticket.customer;
  return fold([ticket.number, ticket.subject, name, email].join('\n'));
}

/** What is looked for in search texts; empty where everything passes. */
export function folded(q: string | undefined): string {
  return fold(q ?? '').trim();
}

/** A test for search texts; everything passes without a question. */
export function searchFor(q: string | undefined): (text: string) => boolean {
  const wanted = folded(q);
  return (text) => text.includes(wanted);
}

/** Behind the search text of a ticket that is snoozed: until when. No folded text has these capitals. */
const SNOOZED = /\0(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/;

/** What an index tells of a ticket: its search text, and until when it is out of the way. */
export function entryText(ticket: Ticket): string {
  const { snoozedUntil } = ticket;
  return snoozedUntil === undefined ? searchText(ticket) : `${searchText(ticket)}\0${sortableTime(snoozedUntil)}`;
}

/** The search text in what an index tells. */
export function wordsOf(entry: string): string {
  return entry.replace(SNOOZED, '');
}

/** Whether an index tells that the ticket is out of the way. */
export function isHidden(entry: string, now: string): boolean {
  const until = SNOOZED.exec(entry)?.[1];
  return until !== undefined && until > sortableTime(now);
}
