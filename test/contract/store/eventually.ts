import { setTimeout as pause } from 'node:timers/promises';

const TRIES = 40;
const PAUSE_MS = 50;

/** For what a store promises soon, not at once: the indexes of a real table lag. Holds at the first try elsewhere. */
export async function eventually(check: () => Promise<void>): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      return await check();
    } catch (error) {
      if (tried >= TRIES) throw error;
      await pause(PAUSE_MS);
    }
  }
}
