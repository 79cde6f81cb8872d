import { KEPT, type Kept, type State } from './state';

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
  const key = `mostrador:v1:${scope}`;
  let written = '';
  return {
    read: () =>
      attempt(() => {
        const { until, ...kept } = JSON.parse(storage().getItem(key) ?? '{}');
        return until > now() ? kept : {};
      }) ?? {},
    write: (state) => {
      const kept = KEPT.map((name) => [name, state[name]]);
      const text = JSON.stringify(kept);
      if (text === written) return;
      written = text;
      attempt(() => storage().setItem(key, JSON.stringify(Object.fromEntries([...kept, ['until', now() + KEEP_MS]]))));
    },
    watch: (onChange) => addEventListener('storage', (event) => event.key === key && onChange()),
  };
}

/** Storage may be forbidden, full or written by somebody else: then the widget works without. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
