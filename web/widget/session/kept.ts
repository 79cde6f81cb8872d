import { KEPT, type Kept, type State } from './state';
import { keyIn, readKept, writeKept } from './stored';

export interface Keeping {
  read(): Kept;
  write(state: State): void;
  /** Another tab has written. */
  watch(onChange: () => void): void;
}

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
      writeKept(storage, key, Object.fromEntries(kept), now());
    },
    watch: (onChange) => addEventListener('storage', (event) => event.key === key && onChange()),
  };
}
