import { useEffect, useState } from 'preact/hooks';
import { loadedTickets, type View } from '../api/reads';
import type { Ticket } from '../api/types';

/** Who types fast is not held up by letters that are not the last. */
const PAUSE_MS = 60;

/**
 * What is found among the tickets that are loaded, at every letter and without asking anybody;
 * the server's answer comes after it, and knows the rest.
 */
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
