import { type Kept, OWN, SHARED, type Shared, type State } from './state';
import { keyIn, readKept, textIn, writeKept } from './stored';
import { changesOf, merge, sharedIn } from './tabs';

export interface Keeping {
  /** What the last page stored. */
  read(): Kept;
  /** The shared state including what other tabs stored since this tab last read it; undefined when nothing is new. */
  pull(state: State): Shared | undefined;
  /** Stores what has changed. Call `pull` before a change, so that newer state is not overwritten. */
  write(state: State): void;
  /** Calls back when another tab has stored something, or when this tab returns from a state in which it received no events. */
  watch(onChange: () => void): void;
}

/**
 * All tabs share one item of `shared`; a tab's draft, link, language and whether the panel is open are in its `own` storage, the language also in the
 * shared one, for later tabs.
 *
 * @param scope separates two deployments on the same origin
 */
export function storeIn(shared: () => Storage, own: () => Storage, scope: string, now: () => number): Keeping {
  const key = keyIn(scope);
  const readShared = (): Kept => readKept(shared, key, now());
  /** Ids of everything that this tab had to send; other stored messages belong to another tab, or to the next page. */
  const sent = new Set<string>();
  let seen = textIn(shared, key);
  let chosen: State['chosenLanguage'];
  let written = '';

  const note = ({ outgoing = [] }: Kept) => {
    for (const { id } of outgoing) sent.add(id);
  };

  return {
    read: () => {
      const kept = readShared();
      const mine: Kept = readKept(own, key, now());
      note(kept);
      chosen = mine.chosenLanguage ?? kept.chosenLanguage;
      // The draft of a person who was forgotten meanwhile is dropped.
      const draft = forgottenAt(mine) === forgottenAt(kept) ? (mine.draft ?? kept.draft) : undefined;
      return { ...kept, chosenLanguage: chosen, draft: draft ?? '', code: mine.code, isOpen: mine.isOpen === true };
    },
    pull: (state) => {
      const text = textIn(shared, key);
      if (text === undefined || text === seen) return undefined;
      seen = text;
      return changesOf(state, merge(state, readShared()));
    },
    write: (state) => {
      const { draft, chosenLanguage, code, isOpen, forgottenAtMs } = state;
      const mine = textOf(state);
      if (mine === written) return;
      written = mine;
      writeKept(own, key, { draft, chosenLanguage, code, isOpen, forgottenAtMs }, now());
      const kept = readShared();
      note(state);
      const others = forgottenAt(kept) === forgottenAtMs ? (kept.outgoing ?? []).filter(({ id }) => !sent.has(id)) : [];
      const next: Kept = {
        ...sharedIn(state),
        outgoing: [...others, ...state.outgoing],
        chosenLanguage: chosenLanguage === chosen ? kept.chosenLanguage : chosenLanguage,
      };
      chosen = chosenLanguage;
      if (textOf(next) === textOf(kept)) return;
      writeKept(shared, key, next, now());
      seen = textIn(shared, key);
    },
    watch: (onChange) => {
      // An event without a key means that everything was cleared.
      addEventListener('storage', (event) => (event.key ?? key) === key && onChange());
      addEventListener('pageshow', onChange);
    },
  };
}

const forgottenAt = ({ forgottenAtMs = 0 }: Kept): number => forgottenAtMs;

/** Equal for equal values, in whatever order they were written. */
const textOf = (kept: Kept): string => JSON.stringify([...SHARED, ...OWN].map((name) => kept[name]));
