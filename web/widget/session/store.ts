/** A value with listeners for its changes. */
export function createStore<T extends object>(initial: T) {
  let value = initial;
  const listeners: ((now: T, before: T) => void)[] = [];
  return {
    get: (): T => value,
    update(change: Partial<T>): void {
      const before = value;
      value = { ...before, ...change };
      for (const listener of listeners) listener(value, before);
    },
    subscribe(listener: (now: T, before: T) => void): void {
      listeners.push(listener);
    },
  };
}

export type Store<T extends object> = ReturnType<typeof createStore<T>>;

/** Runs one call at a time; callers in the meantime wait for the run in progress. */
export function single<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };
}
