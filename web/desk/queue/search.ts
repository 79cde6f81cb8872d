import type { Ticket } from '../api/types';
import { type FuzzySearch, fuzzySearch } from '../shell/fuzzy-search';

const MOST = 100;

/** Searches the loaded tickets, tolerating typos; best first. */
export const searcher = (tickets: readonly Ticket[]): Promise<FuzzySearch<Ticket>> =>
  fuzzySearch(
    tickets,
    [
      { name: 'number', of: ({ number }) => number },
      { name: 'subject', of: ({ subject }) => subject },
      { name: 'customer', of: ({ customer: { name = '', email = '' } }) => [name, email] },
      { name: 'labels', of: ({ labels }) => labels },
    ],
    MOST,
  );
