import type { Ticket } from '../api/types';

/** Longer than this, a search of typos takes long and finds nothing better. */
const MAX_PATTERN = 64;
const MOST = 100;

/** Looks through tickets that are there already, in spite of typos; best first. Fuse.js comes with the first letter. */
export async function searcher(tickets: readonly Ticket[]): Promise<(q: string) => readonly Ticket[]> {
  const { default: Fuse } = await import('fuse.js');
  const index = new Fuse(tickets, {
    keys: ['subject', 'customer.name', 'customer.email', 'number', { name: 'labels', weight: 0.5 }],
    threshold: 0.3,
    ignoreLocation: true,
    ignoreDiacritics: true,
  });
  return (q) => index.search(q.slice(0, MAX_PATTERN), { limit: MOST }).map(({ item }) => item);
}
