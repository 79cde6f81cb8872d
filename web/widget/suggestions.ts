import { type HelpSearch, helpSearch, type SearchRow } from '../shared/help/search';
import type { Language } from './language/launcher';
import { isWithPeople, type State } from './session/state';
import type { Store } from './session/store';

const MOST = 3;
/** A shorter text says nothing yet; a longer one tells a story, in which no single question is meant. */
const SHORTEST = 4;
const LONGEST = 200;
/** The time in which somebody who types writes the next letter. */
const REST_MS = 250;

/**
 * Suggests entries while the customer types; loaded with the first words. What is typed stays in the browser: it is looked up
 * in the list that is published with the help pages.
 */
export function suggestEntries({ get, update, subscribe }: Store<State>, origin: string): void {
  const searches = new Map<Language, Promise<HelpSearch>>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Without the list, nothing is suggested on this page. */
  function searchIn(language: Language): Promise<HelpSearch> {
    const known = searches.get(language);
    if (known !== undefined) return known;
    const loading = load(`${origin}/help/search-${language}.json`).catch((): HelpSearch => () => []);
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

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void suggest(), REST_MS);
  };
  soon();
  subscribe((now, before) => {
    if (now.draft !== before.draft) soon();
    const sent = now.outgoing.at(-1);
    if (now.suggestions.length === 0 || sent === undefined || before.outgoing.includes(sent)) return;
    // A suggestion that is taken stands for what was typed.
    const isTaken = now.suggestions.some(({ value }) => value === sent.choice);
    update({ suggestions: [], draft: isTaken ? '' : now.draft });
  });
}

async function load(address: string): Promise<HelpSearch> {
  const response = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!response.ok) throw new Error(`${response.status}`);
  const rows: readonly SearchRow[] = await response.json();
  return helpSearch(rows);
}
