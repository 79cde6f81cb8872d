import { OUTBOX_WORKERS, type OutboxItem, type Store } from '../../../bot/ports';
import type { StoreMaker, StoreUnderTest } from '../store.contract';
import { eventually } from './eventually';
import { AT, change, committed, outboxItem } from './fixtures';

const LATER = '2026-11-23T10:00:00.000Z';

/** What is to be told to the outside: in order, at least once, and never silently lost. */
export function describeOutbox(make: StoreMaker): void {
  describe('in the outbox', () => {
    let at: StoreUnderTest;
    beforeEach(async () => {
      at = await make();
    });

    test('lists the items of a conversation in the order of the transcript, whatever the clock said', async () => {
      const { store } = at;
      await put(store, outboxItem('c1', 'c1#10', { seqs: [12], createdAt: '2026-01-01T00:00:00.000Z' }));
      await put(store, outboxItem('c1', 'c1#9', { seqs: [9, 10] }));
      await put(store, outboxItem('c1', 'k1#2', { seqs: [11], nextAttemptAt: '2026-11-23T09:00:00.000Z' }));
      await put(store, outboxItem('c2', 'c2#2', { seqs: [100] }), outboxItem('c2', 'c2#1', { seqs: [20] }));
      await put(store, outboxItem('c1', 'k1#1', { kind: 'staff_mail', ticketId: 'k1' }));
      await eventually(async () => expect(await listed(store)).toHaveLength(6));
      const all = await listed(store);
      expect(all.filter((id) => id.startsWith('c1') || id === 'k1#2')).toEqual(['c1#9', 'k1#2', 'c1#10']);
      expect(all.filter((id) => id.startsWith('c2'))).toEqual(['c2#1', 'c2#2']);
    });

    test('lists the news of one kind in the order of the versions, whatever they tell and name', async () => {
      const { store } = at;
      const news = (version: number, kind: 'staff_mail' | 'customer_mail' | 'webhook', more: Partial<OutboxItem> = {}) =>
        outboxItem('c1', `c1.1#${version}#${kind}#reply`, { kind, ticketId: 'c1.1', ...more });
      await put(store, news(10, 'customer_mail'), news(10, 'webhook'), news(9, 'staff_mail', { to: ['ana'] }));
      await put(
        store,
        news(9, 'customer_mail', { seqs: [30] }),
        news(2, 'customer_mail'),
        news(11, 'customer_mail', { seqs: [3] }),
      );
      await eventually(async () => expect(await listed(store)).toHaveLength(6));
      const mails = (await listed(store)).filter((id) => id.includes('customer_mail'));
      expect(mails.map((id) => Number(id.split('#')[1]))).toEqual([2, 9, 10, 11]);
      const second = outboxItem('c1', 'c1.2#1#webhook#reply', { kind: 'webhook', ticketId: 'c1.2' });
      const tenth = outboxItem('c1', 'c1.10#1#webhook#reply', { kind: 'webhook', ticketId: 'c1.10' });
      await put(store, tenth, second);
      await eventually(async () => {
        const calls = (await listed(store)).filter((id) => id.includes('webhook'));
        expect(calls).toEqual(['c1.1#10#webhook#reply', 'c1.2#1#webhook#reply', 'c1.10#1#webhook#reply']);
      });
    });

    test('lists nothing before its time, and nothing behind an item that waits', async () => {
      const { store } = at;
      const [first, second, third] = [1, 2, 3].map((seq) => outboxItem('c1', `c1#${seq}`, { seqs: [seq] }));
      await put(store, first!, second!, third!, outboxItem('c2', 'c2#1'));
      await put(store, outboxItem('c1', 'k1#1', { kind: 'staff_mail' }));
      await eventually(async () => expect(await listed(store)).toHaveLength(5));
      expect(await store.retryOutbox({ ...first!, attempts: 1, nextAttemptAt: LATER, lastError: 'hung up' })).toBe(true);
      await eventually(async () => expect((await listed(store)).sort()).toEqual(['c2#1', 'k1#1']));
      expect((await listed(store, LATER)).filter((id) => id.startsWith('c1'))).toEqual(['c1#1', 'c1#2', 'c1#3']);
      await store.removeOutbox(first!);
      await eventually(async () => expect((await listed(store)).filter((id) => id.startsWith('c1'))).toEqual(['c1#2', 'c1#3']));
    });

    test('lists a fresh link that somebody is looking out for before replies that wait', async () => {
      const { store } = at;
      const waits = outboxItem('c1', 'c1.1#1#customer_mail#reply', { kind: 'customer_mail', nextAttemptAt: LATER });
      const link = { kind: 'customer_mail', about: 'fresh_link' } as const;
      await put(store, waits, outboxItem('c1', 'c1.1#7#customer_mail#fresh_link', link));
      await put(
        store,
        outboxItem('c2', 'c2.1#1#customer_mail#reply', { ...waits, id: 'c2.1#1#customer_mail#reply', conversationId: 'c2' }),
      );
      await put(store, outboxItem('c2', 'c2.1#7#customer_mail#fresh_link', { ...link, nextAttemptAt: LATER }));
      await eventually(async () => expect(await listed(store)).toEqual(['c1.1#7#customer_mail#fresh_link']));
    });

    test('does not wait for the time of a clock that was a day ahead, but for a time that was chosen', async () => {
      const { store } = at;
      const tomorrow = '2026-11-24T09:30:00.000Z';
      const mail = (id: string, more: Partial<OutboxItem>) => outboxItem(id, `${id}.1#1`, { kind: 'staff_mail', ...more });
      await put(store, mail('morning', { nextAttemptAt: tomorrow }));
      await put(store, mail('created', { createdAt: tomorrow, nextAttemptAt: tomorrow }));
      await put(store, mail('failed', { attempts: 3, nextAttemptAt: tomorrow }));
      await put(store, mail('taken', {}));
      await eventually(async () => expect((await listed(store)).sort()).toEqual(['created.1#1', 'failed.1#1', 'taken.1#1']));
      await store.takeOutbox(mail('taken', {}), tomorrow);
      await eventually(async () =>
        expect((await store.listOutbox(AT, 10)).find(({ attempts }) => attempts === 1)?.id).toBe('taken.1#1'),
      );
      const [again] = (await store.listOutbox(AT, 10)).filter(({ attempts }) => attempts === 1);
      expect(await store.takeOutbox(again!, LATER)).toMatchObject({ attempts: 2 });
    });

    test('keeps what was noted on an item', async () => {
      const { store } = at;
      const item = outboxItem('c1', 'c1#1', { seqs: [1, 2], ticketId: 'k1' });
      await put(store, item);
      const tried: OutboxItem = { ...item, attempts: 1, nextAttemptAt: LATER, lastError: 'hung up' };
      await store.retryOutbox(tried);
      await eventually(async () => expect(await store.listOutbox(LATER, 10)).toEqual([tried]));
    });

    test('stays within the limit, and gets to everything as items go', async () => {
      const { store } = at;
      const names = Array.from({ length: 40 }, (_, place) => `c${String(place).padStart(2, '0')}#1`);
      for (const name of names) await put(store, outboxItem(name.slice(0, 3), name));
      await eventually(async () => expect(await listed(store)).toHaveLength(40));
      const seen: string[] = [];
      for (;;) {
        const page = await store.listOutbox(AT, 7);
        expect(page.length).toBeLessThanOrEqual(7);
        if (page.length === 0) break;
        for (const item of page) {
          seen.push(item.id);
          await store.removeOutbox(item);
        }
      }
      expect([...new Set(seen)].sort()).toEqual(names);
    });

    test('does not let items that wait stand in the way of others', async () => {
      const { store } = at;
      for (let place = 0; place < 30; place++) {
        const name = `a${place}`;
        await put(
          store,
          outboxItem(name, `${name}#1`, { seqs: [1], nextAttemptAt: LATER }),
          outboxItem(name, `${name}#2`, { seqs: [2] }),
        );
      }
      await put(store, outboxItem('z', 'z#1', { nextAttemptAt: '2026-11-23T09:30:00.000Z' }));
      await eventually(async () => expect((await store.listOutbox(AT, 1)).map(({ id }) => id)).toEqual(['z#1']));
    });

    test('gives an item to one of two workers', async () => {
      const { store } = at;
      const item = outboxItem('c1', 'c1#1');
      await put(store, item);
      const takers = await Promise.all(Array.from({ length: 20 }, () => store.takeOutbox(item, LATER)));
      const taken = takers.filter((one) => one !== undefined);
      expect(taken).toEqual([{ ...item, attempts: 1, nextAttemptAt: LATER }]);
      await eventually(async () => expect(await listed(store)).toEqual([]));
      expect(await store.takeOutbox(taken[0]!, LATER)).toMatchObject({ attempts: 2 });
      await store.removeOutbox(item);
      expect(await store.takeOutbox({ ...item, attempts: 2, nextAttemptAt: LATER }, LATER)).toBeUndefined();
    });

    test('removes an item once and again, and then neither retries nor buries it', async () => {
      const { store } = at;
      const item = outboxItem('c1', 'c1#1');
      await put(store, item);
      await store.removeOutbox(item);
      await store.removeOutbox(item);
      expect(await store.retryOutbox({ ...item, attempts: 1 })).toBe(false);
      await store.buryOutbox(item);
      expect(await listed(store, LATER)).toEqual([]);
      expect(await store.listDeadOutbox(10)).toEqual([]);
    });

    test('shows what was given up, oldest first, and lets the next item go', async () => {
      const { store } = at;
      const [old, young] = [outboxItem('c2', 'c2#1'), outboxItem('c1', 'c1#1', { createdAt: LATER, seqs: [1] })];
      await put(store, young, outboxItem('c1', 'c1#2', { seqs: [2] }));
      await put(store, old);
      await store.buryOutbox({ ...young, attempts: 10, lastError: 'refused' });
      await store.buryOutbox({ ...old, attempts: 10 });
      await store.buryOutbox({ ...old, attempts: 10 });
      await eventually(async () =>
        expect(await store.listDeadOutbox(10)).toEqual([
          { ...old, attempts: 10 },
          { ...young, attempts: 10, lastError: 'refused' },
        ]),
      );
      expect(await store.listDeadOutbox(1)).toHaveLength(1);
      expect(await listed(store)).toEqual(['c1#2']);
    });

    test('puts a dead item back once, in its place, as if it had not been tried', async () => {
      const { store } = at;
      const [first, second] = [outboxItem('c1', 'c1#1', { seqs: [1] }), outboxItem('c1', 'c1#2', { seqs: [2] })];
      const similar = outboxItem('c2', 'x#c1#1');
      await put(store, first, second);
      await put(store, similar);
      await store.buryOutbox({ ...similar, attempts: 10 });
      await store.buryOutbox({ ...first, attempts: 10, lastError: 'refused' });
      expect(await store.reviveOutbox('nothing', LATER)).toBe(false);
      expect(await store.reviveOutbox('c1#2', LATER)).toBe(false);
      const revivals = await Promise.all(Array.from({ length: 10 }, () => store.reviveOutbox('c1#1', LATER).catch(() => false)));
      expect(revivals.filter((isBack) => isBack)).toHaveLength(1);
      await eventually(async () => expect(await store.listDeadOutbox(10)).toEqual([{ ...similar, attempts: 10 }]));
      expect(await listed(store)).toEqual([]);
      await eventually(async () =>
        expect(await store.listOutbox(LATER, 10)).toEqual([{ ...first, attempts: 0, nextAttemptAt: LATER }, second]),
      );
    });

    test('lets five deliver at a time; a lease is free when it is returned or over', async () => {
      const { store } = at;
      const soon = new Date(Date.parse(AT) + 60_000).toISOString();
      const leases = await Promise.all(Array.from({ length: 12 }, () => store.takeOutboxLease(AT, soon)));
      const taken = leases.filter((lease) => lease !== undefined);
      expect(new Set(taken.map(({ place }) => place)).size).toBe(taken.length);
      for (
        let lease = await store.takeOutboxLease(AT, soon);
        lease !== undefined;
        lease = await store.takeOutboxLease(AT, soon)
      ) {
        taken.push(lease);
      }
      expect(taken.map(({ place }) => place).sort()).toEqual(Array.from({ length: OUTBOX_WORKERS }, (_, place) => place));
      await store.returnOutboxLease(taken[0]!);
      await store.returnOutboxLease(taken[0]!);
      expect(await store.takeOutboxLease(AT, soon)).toEqual(taken[0]);
      expect(await store.takeOutboxLease(AT, soon)).toBeUndefined();
      const later = new Date(Date.parse(soon) + 60_000).toISOString();
      const again = await store.takeOutboxLease(soon, later);
      expect(again).toMatchObject({ until: later });
      await store.returnOutboxLease({ ...again!, until: soon });
      expect((await store.takeOutboxLease(soon, later))?.place).not.toBe(again?.place);
    });
  });
}

async function put(store: Store, ...outbox: readonly OutboxItem[]): Promise<void> {
  await committed(store, change({ outbox }));
}

async function listed(store: Store, now = AT): Promise<string[]> {
  return (await store.listOutbox(now, 50)).map(({ id }) => id);
}
