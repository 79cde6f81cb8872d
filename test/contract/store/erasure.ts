import type { Explanation } from '../../../bot/model/decision';
import type { Change, Store } from '../../../bot/ports';
import type { StoreMaker, StoreUnderTest } from '../store.contract';
import { eventually } from './eventually';
import { AT, change, chat, committed, EXPIRES, event, message, opening, outboxItem, reply, ticket, turn } from './fixtures';

/** Stands for everything that is the customer's. */
export const SECRET = 'Xiomara';
export const TOMBSTONE = { at: '2026-11-25T00:00:00.000Z', hash: 'abc123', ticketsUntilSeconds: 1_900_000_000 };

const EXPLANATION: Explanation = {
  decision: 'handoff',
  tone: 'calm',
  language: 'es',
  knowledgeVersion: 'k1',
  thresholds: { answer: 0.8, clarify: 0.4, margin: 0.1 },
  candidates: [],
  margin: 0,
  words: [{ text: SECRET, start: 0, known: false, weight: 1 }],
  sentence: SECRET,
};

/** A conversation with a ticket that is filed under one customer after another; the ticket names the last of them. */
export async function filedUnderThree(store: Store, expiresAtSeconds = EXPIRES): Promise<void> {
  const head = await chat(store, 'c1');
  const of = (version: number, customerKey: string): Partial<Change> => {
    const next = ticket('k1', 'c1', { version, customerKey, expiresAtSeconds });
    return { ticket: { expected: version - 1, next, events: [event(version)] }, history: { customerKey } };
  };
  await committed(store, turn({ ...head, handoffs: 1 }, 'web:1', of(1, 'key-of-first')));
  for (const [place, key] of ['key-of-second', 'key-of-third'].entries()) {
    await committed(store, turn((await store.loadConversation('c1'))!, `web:${place + 2}`, of(place + 2, key)));
    expect((await store.listCustomerTickets(key, 10)).map(({ id }) => id)).toEqual(['k1']);
  }
}

/** After an erasure no trace of the person is left (I11). */
export function describeErasure(make: StoreMaker): void {
  describe('in an erasure', () => {
    let at: StoreUnderTest;
    beforeEach(async () => {
      at = await make();
    });

    test('leaves nothing of the person, and a tombstone', async () => {
      const { store } = at;
      await personalConversation(store);
      expect(await at.dump()).toContain(SECRET);
      await store.eraseConversation('c1', TOMBSTONE);
      const left = await at.dump();
      expect(left).not.toContain(SECRET);
      expect(left).not.toContain(SECRET.toLowerCase());
      expect(left).toContain(TOMBSTONE.hash);
      expect(await store.loadConversation('c1')).toBeUndefined();
      expect(await store.listMessages('c1', 0)).toEqual([]);
      expect(await store.loadReply('c1', 'web:1')).toBeUndefined();
      expect(await store.loadRating('c1')).toBeUndefined();
      expect(await store.listOutbox('2027-01-01T00:00:00.000Z', 10)).toMatchObject([{ id: 'c2#1' }]);
      expect(await store.listDeadOutbox(10)).toEqual([]);
      expect(await store.loadSeen('c1')).toBe(0);
      expect(await store.loadMailed('c1')).toBeUndefined();
      expect(await store.takeResumeCode(`code-of-${SECRET}`, 0)).toBeUndefined();
      expect(await store.loadReturned(`hash-of-${SECRET}`)).toBeUndefined();
      expect(await store.listCustomerTickets(`key-of-${SECRET}`, 10)).toEqual([]);
      expect((await store.findAttendedTicket('M-k1', AT))?.presence).toEqual([]);
    });

    test('leaves none of the customers under whom the ticket was filed', async () => {
      const { store } = at;
      await filedUnderThree(store);
      await store.eraseConversation('c1', TOMBSTONE);
      expect(await at.dump()).not.toContain('key-of');
    });

    test('leaves no quote in the tickets that theirs went on in, also when one between them was erased before', async () => {
      const { store } = at;
      for (const place of [1, 2, 3]) {
        await chat(store, `c${place}`);
        await committed(store, change({ ticket: opening(ticket(`k${place}`, `c${place}`, { customer: {}, subject: '…' })) }));
      }
      const note = (into: number, version: number) => {
        const said = event(2, { kind: 'noted', actor: 'bot', text: `M-k${into - 1}: «${SECRET}»` });
        return {
          expected: version - 1,
          next: ticket(`k${into}`, `c${into}`, { version, customer: {}, subject: '…' }),
          events: [{ ...said, version }],
        };
      };
      const merged = { ...ticket('k1', 'c1', { version: 2, customer: {}, subject: '…' }), mergedInto: 'M-k2' };
      await committed(store, change({ ticket: { expected: 1, next: merged, events: [event(2)] }, other: note(2, 2) }));
      const last = note(3, 2);
      const quoted = { ...last, events: last.events.map((one) => ({ ...one, text: `M-k1: «${SECRET}»` })) };
      await committed(
        store,
        change({ ticket: { expected: 2, next: { ...merged, version: 3 }, events: [event(3)] }, other: quoted }),
      );
      await store.eraseConversation('c2', TOMBSTONE);
      expect(await at.dump()).toContain(SECRET);
      await store.eraseConversation('c1', TOMBSTONE);
      expect(await at.dump()).not.toContain(SECRET);
    });

    test('closes the tickets but keeps their course, and says that they were erased', async () => {
      const { store } = at;
      await personalConversation(store);
      await store.eraseConversation('c1', TOMBSTONE);
      const now = await store.findTicket('M-k1');
      expect(now).toMatchObject({ status: 'closed', version: 4, resolution: { reason: 'answered', by: 'ana' }, customer: {} });
      const events = await store.listTicketEvents('k1');
      expect(events.map(({ version, kind }) => [version, kind])).toEqual([
        [1, 'opened'],
        [2, 'merged'],
        [3, 'resolved'],
        [4, 'erased'],
      ]);
      expect(await store.findTicket('M-k2')).toMatchObject({ version: 2, status: 'closed' });
      await eventually(async () => {
        const query = { view: 'unassigned', login: 'ana', now: AT, dueBefore: AT, limit: 10 } as const;
        expect(await store.listTickets(query)).toEqual({ tickets: [] });
      });
    });

    test('does not touch anybody else', async () => {
      const { store } = at;
      const others = await chat(store, 'c2', 3);
      await chat(store, 'c11', 1);
      await committed(store, change({ ticket: opening(ticket('k9', 'c2')) }));
      const kept = [await store.listMessages('c2', 0), await store.loadTicket('k9'), await store.listMessages('c11', 0)];
      await personalConversation(store);
      await store.eraseConversation('c1', TOMBSTONE);
      expect([await store.listMessages('c2', 0), await store.loadTicket('k9'), await store.listMessages('c11', 0)]).toEqual(kept);
      await committed(store, turn(others, 'web:9'));
    });

    test('does it again without harm', async () => {
      const { store } = at;
      await personalConversation(store);
      await store.eraseConversation('c1', TOMBSTONE);
      const before = await at.dump();
      await store.eraseConversation('c1', TOMBSTONE);
      expect(await at.dump()).toBe(before);
      await expect(store.eraseConversation('nobody', TOMBSTONE)).resolves.toBeUndefined();
    });

    test('does not let a change that was decided before bring anything back', async () => {
      const { store } = at;
      const { head, open } = await personalConversation(store);
      await store.eraseConversation('c1', TOMBSTONE);
      expect(await store.commit(turn(head, 'web:9'))).toEqual({ kind: 'conflict', what: 'conversation' });
      const noted = { ...open, version: open.version + 1 };
      const late = change({ ticket: { expected: open.version, next: noted, events: [event(noted.version)] } });
      expect(await store.commit(late)).toEqual({ kind: 'conflict', what: 'ticket' });
      const before = await at.dump();
      await store.markSeen('c1', 9);
      await store.markMailed('c1', { from: 9, to: 9 });
      await store.putResumeCode({ codeHash: 'late', conversationId: 'c1', expiresAtSeconds: EXPIRES });
      expect(await store.reviveOutbox('k1#1', AT)).toBe(false);
      expect(await at.dump()).toBe(before);
    });
  });
}

/** A conversation `c1` that is full of the customer, with two tickets, and something of somebody else. */
export async function personalConversation(store: Store) {
  const customer = { name: SECRET, email: `${SECRET}@example.com` };
  const head = await chat(store, 'c1', 0, { customer, pendingQuestion: SECRET, pendingExplanation: EXPLANATION });
  const personal = {
    customer,
    subject: SECRET,
    explanation: EXPLANATION,
    customerKey: `key-of-${SECRET}`,
    labels: [SECRET],
    mergedInto: SECRET,
  };
  const first = ticket('k1', 'c1', personal);
  const next = { ...head, version: 2, lastSeq: 3 };
  await committed(store, {
    conversation: { expected: 1, next },
    messages: [message(2, SECRET, { explanation: EXPLANATION }), message(3, SECRET)],
    reply: reply('web:1', 2, 3),
    ticket: { expected: 0, next: first, events: [event(1, { text: SECRET })] },
    outbox: [outboxItem('c1', 'c1#2', { seqs: [3], lastError: SECRET }), outboxItem('c2', 'c2#1')],
    rating: { conversationId: 'c1', score: 1, comment: SECRET, at: AT },
    history: { customerKey: `key-of-${SECRET}` },
  });
  await store.notePresence('k1', { login: 'ñandú', name: SECRET, doing: 'viewing', at: AT }, EXPIRES);
  await store.markSeen('c1', 3);
  await store.markMailed('c1', { from: 3, to: 3 });
  await store.putResumeCode({ codeHash: `code-of-${SECRET}`, conversationId: 'c1', expiresAtSeconds: EXPIRES });
  const returned = { addressHash: `hash-of-${SECRET}`, conversationId: 'c1', kind: 'bounce', at: AT } as const;
  await store.markReturned({ ...returned, expiresAtSeconds: EXPIRES });
  const noted = { ...first, version: 2 };
  await committed(
    store,
    change({
      ticket: {
        expected: 1,
        next: noted,
        events: [event(2, { kind: 'merged', actor: 'ana', text: SECRET, from: SECRET, to: SECRET })],
      },
    }),
  );
  const done = {
    ...noted,
    version: 3,
    status: 'resolved' as const,
    resolution: { reason: 'answered' as const, note: SECRET, by: 'ana' },
  };
  await committed(
    store,
    change({ ticket: { expected: 2, next: done, events: [event(3, { kind: 'resolved', actor: 'ana', text: SECRET })] } }),
  );
  const open = ticket('k2', 'c1', personal);
  await committed(store, change({ ticket: opening(open) }));
  const dead = outboxItem('c1', 'k1#1', { kind: 'staff_mail', lastError: SECRET });
  await committed(store, change({ outbox: [dead] }));
  await store.buryOutbox(dead);
  return { head: next, open };
}
