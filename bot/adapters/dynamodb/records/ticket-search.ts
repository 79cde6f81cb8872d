import type { Ticket } from '../../../model/ticket';
import { foldLetters } from '../../../text/fold';
import { sortableTime } from './ticket-order';

/**
 * The text that a ticket is searched by: number, subject, customer, orders; folded, so that `jose` finds `José`. It is stored: another
 * fold would need all tickets filed again.
 */
export function searchText(ticket: Ticket): string {
  const { name = '', email = '', phone, orders = [] } = ticket.customer;
  const details = [...orders, ...(phone === undefined ? [] : [phone])];
  return foldLetters([ticket.number, ticket.subject, name, email, ...details].join('\n'));
}

/** The search words, folded; empty when everything matches. */
export function folded(q: string | undefined): string {
  return foldLetters(q ?? '').trim();
}

/** A test for search texts; without a query everything passes. */
export function searchFor(q: string | undefined): (text: string) => boolean {
  const wanted = folded(q);
  return (text) => text.includes(wanted);
}

/**
 * Follows the search text of a snoozed ticket: until when it is snoozed. Folded text contains no capitals, so it cannot
 * match a search.
 */
const SNOOZED = /\0(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/;

/** What an index stores of a ticket: its search text, and until when it is snoozed. */
export function entryText(ticket: Ticket): string {
  const { snoozedUntil } = ticket;
  return snoozedUntil === undefined ? searchText(ticket) : `${searchText(ticket)}\0${sortableTime(snoozedUntil)}`;
}

/** The search text in an index entry. */
export function wordsOf(entry: string): string {
  return entry.replace(SNOOZED, '');
}

/** Whether an index entry says that the ticket is snoozed. */
export function isHidden(entry: string, now: string): boolean {
  const until = SNOOZED.exec(entry)?.[1];
  return until !== undefined && until > sortableTime(now);
}
