import type { State } from './state';
import type { Store } from './store';

/** Address of the suggestions relative to this script; the build inserts it. */
declare const SUGGESTIONS_FILE: string;

/** A shorter text says nothing yet. */
const SHORTEST = 4;

/** Suggests entries for the draft, by a script that is loaded with the first words. To be called whenever it has changed. */
export function suggesting(store: Pick<Store<State>, 'get' | 'update'>, origin: string): () => void {
  let loading: Promise<(() => void) | undefined> | undefined;
  return () => {
    if (store.get().draft.length >= SHORTEST) loading ??= load(store, origin).catch(() => undefined);
    void loading?.then((suggest) => suggest?.());
  };
}

async function load(store: Pick<Store<State>, 'get' | 'update'>, origin: string): Promise<() => void> {
  const { createSuggestions }: typeof import('../suggestions') = await import(
    String(new URL(SUGGESTIONS_FILE, import.meta.url))
  );
  return createSuggestions(store, origin);
}
