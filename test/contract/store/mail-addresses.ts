import type { ReturnedMail } from '../../../bot/ports';
import type { StoreMaker, StoreUnderTest } from '../store.contract';
import { AT, chat, EXPIRES } from './fixtures';

/** What is known of the addresses that mail goes to. */
export function describeMailAddresses(make: StoreMaker): void {
  describe('of the addresses that mail goes to', () => {
    const mark: ReturnedMail = {
      addressHash: 'h1',
      conversationId: 'c1',
      kind: 'bounce',
      at: AT,
      expiresAtSeconds: EXPIRES,
    };
    const DAY = Math.floor(Date.parse(AT) / 86_400_000);
    let at: StoreUnderTest;
    beforeEach(async () => {
      at = await make();
    });

    test('knows which returned mail, until the mark expires', async () => {
      await chat(at.store, 'c1');
      await at.store.markReturned(mark);
      await at.store.markReturned({ ...mark, kind: 'complaint' });
      expect(await at.store.loadReturned('h1')).toEqual({ ...mark, kind: 'complaint' });
      expect(await at.store.loadReturned('h2')).toBeUndefined();
      at.clock.set(new Date((EXPIRES + 1) * 1_000).toISOString());
      expect(await at.store.loadReturned('h1')).toBeUndefined();
    });

    test('knows nothing of a conversation that was erased, before or after the mark', async () => {
      await chat(at.store, 'c1');
      await at.store.markReturned(mark);
      await at.store.eraseConversation('c1', { at: AT, hash: 'x', ticketsUntilSeconds: 1_900_000_000 });
      await at.store.markReturned({ ...mark, addressHash: 'h2' });
      expect(await at.store.loadReturned('h1')).toBeUndefined();
      expect(await at.dump()).not.toMatch(/"h[12]"|#h[12]/);
    });

    test('has one key a day, the same for all who ask at the same time', async () => {
      const keys = await Promise.all(Array.from({ length: 10 }, (_, place) => at.store.loadDayKey(DAY, `fresh-${place}`)));
      expect(new Set(keys).size).toBe(1);
      expect(await at.store.loadDayKey(DAY, 'later')).toBe(keys[0]);
    });

    test('forgets the key of a day when the next one begins', async () => {
      await at.store.loadDayKey(DAY, 'the-first-key');
      at.clock.set(new Date((DAY + 1) * 86_400_000).toISOString());
      expect(await at.store.loadDayKey(DAY + 1, 'the-second-key')).toBe('the-second-key');
      const left = await at.dump();
      expect(left).toContain('the-second-key');
      expect(left).not.toContain('the-first-key');
    });
  });
}
