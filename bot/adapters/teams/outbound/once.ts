/**
 * Runs each action once per process: a repeated or simultaneous request does not run it again. A failed action may be tried
 * again.
 */
export interface Once {
  run(key: string, act: () => Promise<void>): Promise<void>;
}

/** @param capacity how many actions are remembered; the oldest are forgotten first */
export function once(capacity: number): Once {
  const done = new Map<string, Promise<void>>();
  return {
    run(key, act) {
      const before = done.get(key);
      if (before !== undefined) return before;
      const running = act().catch((error: unknown) => {
        done.delete(key);
        throw error;
      });
      done.set(key, running);
      const [oldest] = done.keys();
      if (done.size > capacity && oldest !== undefined) done.delete(oldest);
      return running;
    },
  };
}
