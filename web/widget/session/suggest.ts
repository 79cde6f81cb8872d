import type { HelpSearch, SearchRow } from '../../shared/help/search';
import type { Language } from '../language';
import { isWithPeople, type State } from './state';
import type { Store } from './store';

/** Address of the search relative to this script; the build inserts it. */
declare const SEARCH_FILE: string;

const MOST = 3;
/** A shorter text says nothing yet; a longer one tells a story, in which no single question is meant. */
const SHORTEST = 4;
const LONGEST = 200;
/** The time in which somebody who types writes the next letter. */
const REST_MS = 250;

/**
 * Suggests entries while the customer types. What is typed stays in the browser: it is looked up in the list that is
 * published with the help pages, which is loaded with the first text that is long enough.
 */
export function createSuggestions({ get, update }: Pick<Store<State>, 'get' | 'update'>, origin: string): () => void {
  const searches = new Map<Language, Promise<HelpSearch>>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Without the list, nothing is suggested on this page. */
  function searchIn(language: Language): Promise<HelpSearch> {
    const known = searches.get(language);
    if (known !== undefined) return known;
    const loading = load(origin, language).catch((): HelpSearch => () => []);
    searches.set(language, loading);
    return loading;
  }

  async function suggest(): Promise<void> {
    const { draft, language, conversation, isOnline } = get();
    const text = draft.trim();
    const isAsking = text.length >= SHORTEST && text.length <= LONGEST && isOnline && !isWithPeople(conversation);
    const found = isAsking ? (await searchIn(language))(text, MOST) : [];
    // Something else was typed meanwhile, or it was sent.
    if (get().draft !== draft) return;
    if (found.length > 0 || get().suggestions.length > 0)
      update({ suggestions: found.map(({ id, title }) => ({ label: title, value: id })) });
  }

  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => void suggest(), REST_MS);
  };
}

async function load(origin: string, language: Language): Promise<HelpSearch> {
  const searching: Promise<typeof import('../../shared/help/search')> = import(String(new URL(SEARCH_FILE, import.meta.url)));
  const options = { credentials: 'omit', referrerPolicy: 'no-referrer' } as const;
  const [{ helpSearch }, response] = await Promise.all([searching, fetch(`${origin}/help/search-${language}.json`, options)]);
  if (!response.ok) throw new Error(`${response.status}`);
  const rows: readonly SearchRow[] = await response.json();
  return helpSearch(rows);
}
