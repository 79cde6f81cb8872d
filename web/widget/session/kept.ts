import { KEPT, type Kept, type State } from './state';
import { keyIn, readKept } from './stored';

export interface Keeping {
  read(): Kept;
  write(state: State): void;
  /** Another tab has written. */
  watch(onChange: () => void): void;
}

/** Kept for this long after the last change. */
const KEEP_MS = 30 * 24 * 60 * 60 * 1_000;

/** @param scope conversations of two deployments on one page's origin are kept apart by it */
export function keepIn(storage: () => Storage, scope: string, now: () => number): Keeping {
  const key = keyIn(scope);
  let written = '';
  return {
    read: () => readKept(storage, key, now()),
    write: (state) => {
      const kept = KEPT.map((name) => [name, state[name]]);
      const text = JSON.stringify(kept);
      if (text === written) return;
      written = text;
      try {
        storage().setItem(key, JSON.stringify(Object.fromEntries([...kept, ['until', now() + KEEP_MS]])));
      } catch {
        // Forbidden or full: the widget works without.
      }
    },
    watch: (onChange) => addEventListener('storage', (event) => event.key === key && onChange()),
  };
}
