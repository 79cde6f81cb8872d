import type { State } from './state';

const DOTS_AFTER_MS = 300;
const STILL_AFTER_MS = 8_000;

/** Shows that an answer is expected: nothing at first (most arrive by then), then dots, and after a while a word. */
export function thinking(update: (change: Pick<State, 'typing'>) => void) {
  let calls = 0;
  let timers: ReturnType<typeof setTimeout>[] = [];
  return async <T>(call: Promise<T>): Promise<T> => {
    calls += 1;
    if (calls === 1) {
      timers = [setTimeout(() => update({ typing: 1 }), DOTS_AFTER_MS), setTimeout(() => update({ typing: 2 }), STILL_AFTER_MS)];
    }
    try {
      return await call;
    } finally {
      calls -= 1;
      if (calls === 0) {
        timers.forEach(clearTimeout);
        update({ typing: 0 });
      }
    }
  };
}
