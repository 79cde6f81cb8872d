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
 * Before each of the notes that follow the search text. Folded text contains no capitals, so a note of a time cannot match a
 * search; what a number matches is sorted out by `wordsOf`.
 */
const NOTE = '\0';
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const VERSION = /^\d+$/;

/** What an index stores of a ticket: its search text, until when it is snoozed, and its version. */
export function entryText(ticket: Ticket): string {
  const { snoozedUntil, version } = ticket;
  return [searchText(ticket), ...(snoozedUntil === undefined ? [] : [sortableTime(snoozedUntil)]), version].join(NOTE);
}

/** The search text in an index entry. */
export function wordsOf(entry: string): string {
  return entry.split(NOTE, 1)[0] ?? '';
}

const notesOf = (entry: string): readonly string[] => entry.split(NOTE).slice(1);

/** Whether an index entry says that the ticket is snoozed. */
export function isHidden(entry: string, now: string): boolean {
  const until = notesOf(entry).find((note) => TIME.test(note));
  return until !== undefined && until > sortableTime(now);
}

/** The version of the ticket that an index entry was written with; absent in those of earlier versions of the product. */
export function versionIn(entry: string): number | undefined {
  const version = notesOf(entry).find((note) => VERSION.test(note));
  return version === undefined ? undefined : Number(version);
}
