import { type Kept, OWN, SHARED, type Shared, type State } from './state';
import { keyIn, readKept, textIn, writeKept } from './stored';
import { changesOf, merge, sharedIn } from './tabs';

export interface Keeping {
  /** What the last page left. */
  read(): Kept;
  /** The shared state with what other tabs have kept since this one last looked; undefined when there is nothing new. */
  pull(state: State): Shared | undefined;
  /** Keeps what has changed. Whoever changes something pulls first: nothing of a newer state is overwritten. */
  write(state: State): void;
  /** Another tab has written, or this one comes back from where it could not hear of it. */
  watch(onChange: () => void): void;
}

/**
 * All tabs share one item of `shared`; the draft, the link and the language of a tab stand in its `own` storage, the language also
 * in the other, for tabs that come later.
 *
 * @param scope conversations of two deployments on one page's origin are kept apart by it
 */
export function keepIn(shared: () => Storage, own: () => Storage, scope: string, now: () => number): Keeping {
  const key = keyIn(scope);
  const readShared = (): Kept => readKept(shared, key, now());
  /** Ids of all that this tab had to send; what else is kept is another tab's to send, or the next page's. */
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
      // The draft of somebody who was forgotten meanwhile is nobody's.
      const draft = forgottenAt(mine) === forgottenAt(kept) ? (mine.draft ?? kept.draft) : undefined;
      return { ...kept, chosenLanguage: chosen, draft: draft ?? '', code: mine.code };
    },
    pull: (state) => {
      const text = textIn(shared, key);
      if (text === undefined || text === seen) return undefined;
      seen = text;
      return changesOf(state, merge(state, readShared()));
    },
    write: (state) => {
      const { draft, chosenLanguage, code, forgottenAtMs } = state;
      const mine = textOf(state);
      if (mine === written) return;
      written = mine;
      writeKept(own, key, { draft, chosenLanguage, code, forgottenAtMs }, now());
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
      // Without a key everything was cleared.
      addEventListener('storage', (event) => (event.key ?? key) === key && onChange());
      addEventListener('pageshow', onChange);
    },
  };
}

const forgottenAt = ({ forgottenAtMs = 0 }: Kept): number => forgottenAtMs;

/** Equal for equal values, in whatever order they were written. */
const textOf = (kept: Kept): string => JSON.stringify([...SHARED, ...OWN].map((name) => kept[name]));
