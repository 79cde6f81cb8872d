import { USED_CODE_SECONDS } from '../../../bot/ports';
import type { StoreMaker, StoreUnderTest } from '../store.contract';
import { AT, chat, EXPIRES } from './fixtures';

const NOW = Math.floor(Date.parse(AT) / 1000);
const SOON = NOW + 3600;

/** What the customer's page has seen, what was mailed in its place, and the way back to it. */
export function describePage(make: StoreMaker): void {
  describe('of the page', () => {
    let at: StoreUnderTest;
    beforeEach(async () => {
      at = await make();
    });

    test('notes what was seen, and never goes back', async () => {
      const { store } = at;
      await chat(store, 'c1', 4);
      expect(await store.loadSeen('c1')).toBe(0);
      for (const [seq, seen] of [
        [3, 3],
        [2, 3],
        [3, 3],
        [10, 10],
        [9, 10],
      ] as const) {
        await store.markSeen('c1', seq);
        expect(await store.loadSeen('c1')).toBe(seen);
      }
      expect(await store.loadSeen('c2')).toBe(0);
    });

    test('ends at the highest of many marks that come at once', async () => {
      const { store } = at;
      await chat(store, 'c1');
      const mark = async (seq: number): Promise<void> => {
        await store.markSeen('c1', seq).catch(() => mark(seq));
      };
      await Promise.all([4, 9, 1, 7, 10, 3, 8, 2, 6, 5].map(mark));
      expect(await store.loadSeen('c1')).toBe(10);
    });

    test('notes which replies were mailed last, and never goes back', async () => {
      const { store } = at;
      await chat(store, 'c1', 4);
      expect(await store.loadMailed('c1')).toBeUndefined();
      for (const [span, mailed] of [
        [
          { from: 3, to: 5 },
          { from: 3, to: 5 },
        ],
        [
          { from: 2, to: 2 },
          { from: 3, to: 5 },
        ],
        [
          { from: 7, to: 10 },
          { from: 7, to: 10 },
        ],
        [
          { from: 9, to: 9 },
          { from: 7, to: 10 },
        ],
      ] as const) {
        await store.markMailed('c1', span);
        expect(await store.loadMailed('c1')).toEqual(mailed);
      }
      expect(await store.loadSeen('c1')).toBe(0);
      expect(await store.loadMailed('c2')).toBeUndefined();
    });

    test('notes nothing of a conversation that is not there, and forgets with the conversation', async () => {
      const { store, clock } = at;
      const before = await at.dump();
      await store.markSeen('nobody', 3);
      await store.markMailed('nobody', { from: 3, to: 3 });
      await store.putResumeCode({ codeHash: 'h1', conversationId: 'nobody', expiresAtSeconds: SOON });
      expect(await at.dump()).toBe(before);
      expect(await store.takeResumeCode('h1', NOW)).toBeUndefined();
      await chat(store, 'c1');
      await store.markSeen('c1', 1);
      await store.markMailed('c1', { from: 1, to: 1 });
      clock.set(new Date(EXPIRES * 1000).toISOString());
      expect(await store.loadSeen('c1')).toBe(0);
      expect(await store.loadMailed('c1')).toBeUndefined();
    });

    test('leads back by a code once, one of many who try it', async () => {
      const { store } = at;
      await chat(store, 'c1');
      for (const codeHash of ['h1', 'h2']) await store.putResumeCode({ codeHash, conversationId: 'c1', expiresAtSeconds: SOON });
      expect(await store.takeResumeCode('unknown', NOW)).toBeUndefined();
      expect(await store.takeResumeCode('', NOW)).toBeUndefined();
      const taken = await Promise.all(Array.from({ length: 20 }, () => store.takeResumeCode('h1', NOW).catch(() => undefined)));
      expect(taken.filter((code) => code !== undefined && code.usedBefore === undefined)).toEqual([{ conversationId: 'c1' }]);
      expect(await store.takeResumeCode('h2', NOW)).toEqual({ conversationId: 'c1' });
    });

    test('knows for a day that a code was used, and with which address it was mailed', async () => {
      const { store, clock } = at;
      await chat(store, 'c1');
      await store.putResumeCode({ codeHash: 'h1', conversationId: 'c1', expiresAtSeconds: SOON, addressVersion: 2 });
      const used = { conversationId: 'c1', addressVersion: 2, usedBefore: true };
      expect(await store.takeResumeCode('h1', NOW)).toEqual({ conversationId: 'c1', addressVersion: 2 });
      expect(await store.takeResumeCode('h1', NOW + 1)).toEqual(used);
      // It would have expired by now.
      expect(await store.takeResumeCode('h1', SOON + 1)).toEqual(used);
      expect(await store.takeResumeCode('h1', NOW + USED_CODE_SECONDS)).toBeUndefined();
      clock.set(new Date((NOW + USED_CODE_SECONDS) * 1000).toISOString());
      expect(await store.takeResumeCode('h1', NOW)).toBeUndefined();
    });

    test('takes no code of a conversation that was erased, and leaves nothing of it', async () => {
      const { store } = at;
      await chat(store, 'c1');
      for (const codeHash of ['h1', 'h2']) await store.putResumeCode({ codeHash, conversationId: 'c1', expiresAtSeconds: SOON });
      await store.takeResumeCode('h1', NOW);
      await store.eraseConversation('c1', { at: AT, hash: 'x', ticketsUntilSeconds: 1_900_000_000 });
      for (const codeHash of ['h1', 'h2']) expect(await store.takeResumeCode(codeHash, NOW)).toBeUndefined();
      expect(await at.dump()).not.toMatch(/h1|h2|c1/);
    });

    test('does not lead back by a code that has expired, by the time of the caller or its own', async () => {
      const { store, clock } = at;
      await chat(store, 'c1');
      for (const codeHash of ['h1', 'h2']) await store.putResumeCode({ codeHash, conversationId: 'c1', expiresAtSeconds: SOON });
      expect(await store.takeResumeCode('h1', SOON)).toBeUndefined();
      expect(await store.takeResumeCode('h1', SOON - 1)).toEqual({ conversationId: 'c1' });
      clock.set(new Date(SOON * 1000).toISOString());
      expect(await store.takeResumeCode('h2', NOW)).toBeUndefined();
    });
  });
}
