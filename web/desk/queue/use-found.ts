import { useEffect, useState } from 'preact/hooks';
import { loadedTickets, type View } from '../api/reads';
import type { Ticket } from '../api/types';

/** Fast typing does not trigger a search at every letter. */
const PAUSE_MS = 60;

/** The loaded tickets that match, at every letter and without a request; the server's results follow. */
export function useFound(view: View, typed: string): readonly Ticket[] {
  const [found, setFound] = useState<readonly Ticket[]>([]);
  const [search, setSearch] = useState<(q: string) => readonly Ticket[]>();
  const searching = typed !== '';
  useEffect(() => {
    let over = false;
    setSearch(undefined);
    if (searching)
      import('./search').then(
        async ({ searcher }) => {
          const run = await searcher(loadedTickets(view));
          if (!over) setSearch(() => run);
        },
        () => undefined,
      );
    return () => {
      over = true;
    };
  }, [searching, view]);
  useEffect(() => {
    if (search === undefined) return setFound([]);
    const look = setTimeout(() => setFound(search(typed)), PAUSE_MS);
    return () => clearTimeout(look);
  }, [search, typed]);
  return found;
}
