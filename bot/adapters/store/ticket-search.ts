import type { Ticket } from '../../desk/types';

/** Letters without case, accents and compatibility forms, so that `jose` finds `José`. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** What a ticket is found by: number, subject, customer. */
export function searchText(ticket: Ticket): string {
  const { name = '', email = '' } = ticket.customer;
  return fold([ticket.number, ticket.subject, name, email].join('\n'));
}

/** A test for search texts; everything passes without a question. */
export function searchFor(q: string | undefined): (text: string) => boolean {
  const wanted = fold(q ?? '').trim();
  return (text) => text.includes(wanted);
}
