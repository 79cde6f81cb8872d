/** Waits; returns false when the signal aborted the wait. */
export function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false);
  return new Promise((done) => {
    const cut = () => {
      clearTimeout(timer);
      done(false);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', cut);
      done(true);
    }, ms);
    signal.addEventListener('abort', cut, { once: true });
  });
}
