import type { Ticket } from '../api/types';

/** Longer than this, a search of typos takes long and finds nothing better. */
const MAX_PATTERN = 64;
const MOST = 100;

/** What Fuse.js would take for something else than letters: each word is looked for, wherever it stands. */
const OPERATORS = /[=!^$|'"]/g;

/** Looks through tickets that are there already, in spite of typos; best first. Fuse.js comes with the first letter. */
export async function searcher(tickets: readonly Ticket[]): Promise<(q: string) => readonly Ticket[]> {
  const { default: Fuse } = await import('fuse.js');
  const index = new Fuse(
    tickets.map((ticket) => ({ ticket, text: textOf(ticket) })),
    { keys: ['text'], threshold: 0.3, ignoreLocation: true, ignoreDiacritics: true, useExtendedSearch: true },
  );
  return (q) => {
    const words = q.slice(0, MAX_PATTERN).replace(OPERATORS, ' ').trim();
    return words === '' ? [] : index.search(words, { limit: MOST }).map(({ item }) => item.ticket);
  };
}

function textOf({ subject, number, customer: { name = '', email = '' }, labels }: Ticket): string {
  return [subject, name, email, number, ...labels].join(' ');
}
