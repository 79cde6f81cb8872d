import type { CommitOutcome } from '../../../bot/ports';
import { updateWithRetry } from '../../../bot/store/update-with-retry';

const COMMITTED: CommitOutcome = { kind: 'committed' };
const RACED: CommitOutcome = { kind: 'conflict', what: 'ticket' };
const NOTHING = { messages: [], outbox: [] };

/** A store whose commits end in turn as given, the last way for ever. */
function storeThatSays(...outcomes: readonly CommitOutcome[]) {
  let commits = 0;
  return { commit: jest.fn(async () => outcomes[Math.min(commits++, outcomes.length - 1)] ?? COMMITTED) };
}

/** Counts how often it read; the result is what the last reading was. */
function updating() {
  const load = jest.fn((lost: readonly unknown[]) => lost.length);
  return {
    maxAttempts: 3,
    load,
    decide: (loaded: number) => ({ change: NOTHING, committed: () => `stored at ${loaded}` }),
    giveUp: (): string => {
      throw new Error('too busy');
    },
  };
}

describe('an update with retries', () => {
  it('reads, decides and commits once when nobody is in the way', async () => {
    const [store, update] = [storeThatSays(COMMITTED), updating()];
    expect(await updateWithRetry(store, update)).toBe('stored at 0');
    expect([store.commit.mock.calls.length, update.load.mock.calls.length]).toEqual([1, 1]);
  });

  it('reads and decides again after a lost race, knowing what was lost', async () => {
    const [store, update] = [storeThatSays(RACED, RACED, COMMITTED), updating()];
    expect(await updateWithRetry(store, update)).toBe('stored at 2');
    expect(update.load).toHaveBeenLastCalledWith([RACED, RACED]);
  });

  it('gives up after the attempts that it is allowed', async () => {
    const store = storeThatSays(RACED);
    await expect(updateWithRetry(store, updating())).rejects.toThrow('too busy');
    expect(store.commit).toHaveBeenCalledTimes(3);
  });

  it('writes nothing when nothing is to change', async () => {
    const store = storeThatSays();
    expect(await updateWithRetry(store, { ...updating(), decide: () => ({ result: 'as it is' }) })).toBe('as it is');
    expect(store.commit).not.toHaveBeenCalled();
  });

  it('takes what a lost commit settles by itself', async () => {
    const store = storeThatSays(RACED);
    expect(await updateWithRetry(store, { ...updating(), settleLost: () => ({ result: 'theirs' }) })).toBe('theirs');
    expect(store.commit).toHaveBeenCalledTimes(1);
  });
});
