import { createHash } from 'node:crypto';
import type { Ticket } from '../../../bot/model/ticket';
import type { Change, StoredReply } from '../../../bot/ports';
import type { StoreMaker, StoreUnderTest } from '../store.contract';
import {
  AT,
  change,
  chat,
  committed,
  conversation,
  EXPIRES,
  event,
  message,
  opening,
  openTicket,
  outboxItem,
  reply,
  say,
  ticket,
  turn,
} from './fixtures';

const AWAY = { login: 'ana', version: 2, available: false, changedAt: AT };
const KEPT = {
  ticketId: 'k1',
  number: 'M-k1',
  priority: 'normal',
  openedAt: AT,
  promisedAt: AT,
  respondedAt: AT,
  businessHours: 1,
  outcome: 'kept',
} as const;

/** As many characters as a paragraph has when it is compressed. */
const incompressible = (seed: number): string => createHash('sha512').update(String(seed)).digest('base64');

/** One commit is all or nothing, and says what stood in the way. */
export function describeTransactions(make: StoreMaker): void {
  describe('in a transaction', () => {
    let at: StoreUnderTest;
    beforeEach(async () => {
      at = await make();
    });

    test('gives back what was put in, character by character', async () => {
      const { store } = at;
      const text = 'a\u0000b \ud83d \u202e\u200b 🙂 é é <b>&\\"\n';
      const head = conversation('c1', {
        lastSeq: 1,
        customer: { name: text },
        reference: { b: 1, a: { z: 1e-300, y: [0.1, -0] } },
      });
      await committed(store, change({ conversation: { expected: 0, next: head }, messages: [message(1, text)] }));
      expect(await store.loadConversation('c1')).toEqual(JSON.parse(JSON.stringify(head)));
      expect(await store.listMessages('c1', 0)).toEqual([message(1, text)]);
    });

    test('leaves absent what is absent', async () => {
      const { store } = at;
      for (const id of ['nobody', '', 'x'.repeat(5_000), '__proto__']) {
        expect(await store.loadConversation(id)).toBeUndefined();
        expect(await store.listMessages(id, 0)).toEqual([]);
        expect(await store.loadReply(id, 'k')).toBeUndefined();
        expect(await store.loadRating(id)).toBeUndefined();
        expect(await store.loadCount(id)).toBe(0);
        expect(await store.loadTicket(id)).toBeUndefined();
        expect(await store.findTicket(id)).toBeUndefined();
        expect(await store.listTicketEvents(id)).toEqual([]);
      }
      await expect(store.ping()).resolves.toBeUndefined();
    });

    test('gives all that a request needs at once, and leaves absent what is absent', async () => {
      const { store } = at;
      const head = await chat(store, 'c1');
      const rating = { conversationId: 'c1', score: 5, at: AT };
      const opened = ticket('k1', 'c1');
      await committed(store, turn({ ...head, handoffs: 1 }, 'web:1', { ticket: opening(opened), rating }));
      const wanted = { replyKey: 'web:1', rating: true, ticketId: 'k1' };
      expect(await store.loadForRequest('c1', wanted)).toMatchObject({
        conversation: await store.loadConversation('c1'),
        reply: reply('web:1', 2, 3),
        rating,
        ticket: opened,
      });
      const conversation = await store.loadConversation('c1');
      expect(await store.loadForRequest('c1', {})).toEqual({ conversation });
      const other = { replyKey: 'web:2', rating: true, ticketId: 'k2' };
      expect(await store.loadForRequest('c2', other)).toEqual({});
      expect(await store.loadForRequest('x'.repeat(5_000), { replyKey: 'k' })).toEqual({});
      at.clock.set(new Date(EXPIRES * 1000).toISOString());
      expect(await store.loadForRequest('c1', wanted)).toEqual({});
    });

    test('gives the replies of a conversation again, however it is stored meanwhile', async () => {
      const { store } = at;
      let head = await chat(store, 'c1', 3);
      const found = async (key: string) => (await store.loadForRequest('c1', { replyKey: key })).reply;
      const repliesAre = async (...keys: readonly string[]) => {
        for (const [place, key] of keys.entries()) {
          const wanted = reply(key, 2 + 2 * place, 3 + 2 * place);
          expect(await found(key)).toEqual(wanted);
          expect(await store.loadReply('c1', key)).toEqual(wanted);
          expect(await store.commit(turn(head, key))).toEqual({ kind: 'duplicate', reply: wanted });
        }
        expect(await found('web:none')).toBeUndefined();
      };
      const said = ['turn-1', 'turn-2', 'turn-3'];
      await repliesAre(...said);
      const before = await store.listMessages('c1', 0);
      await committed(store, turn(head, 'web:k', { ticket: opening(ticket('c1.1', 'c1')) }));
      head = (await store.loadConversation('c1'))!;
      await repliesAre(...said, 'web:k');
      head = await say(store, head, 'web:l');
      await repliesAre(...said, 'web:k', 'web:l');
      const later = Array.from({ length: 15 }, (_, place) => `later-${place}`);
      for (const key of later) head = await say(store, head, key);
      await repliesAre(...said, 'web:k', 'web:l', ...later);
      const all = await store.listMessages('c1', 0);
      expect(all.slice(0, before.length)).toEqual(before);
      expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 41 }, (_, place) => place + 1));
    });

    test('keeps the transcript and the replies of a conversation in which a person takes part, for days', async () => {
      const { store } = at;
      let head = await chat(store, 'c1');
      let now: Ticket | undefined;
      const said = [message(1)];
      const replies = new Map<string, StoredReply>();
      for (let place = 1; place <= 40; place++) {
        const key = `turn-${place}`;
        const later = place < 30 ? AT : '2026-11-24T08:00:00.000Z';
        const plain = turn({ ...head, handoffs: now === undefined ? 0 : 1 }, key);
        const messages = plain.messages.map((one) => ({
          ...one,
          at: later,
          text: `${one.text}: ${incompressible(one.seq)}`,
        }));
        const version = (now?.version ?? 0) + 1;
        const next = ticket('c1.1', 'c1', { version });
        const events = [event(version, { text: 'noted' })];
        // Every third turn changes nothing of the ticket.
        const changed = place > 3 && place % 3 !== 0 ? { ticket: { expected: version - 1, next, events } } : {};
        await committed(store, { ...plain, messages, ...changed });
        if (changed.ticket !== undefined) now = next;
        said.push(...messages);
        replies.set(key, reply(key, 2 * place, 2 * place + 1));
        head = (await store.loadConversation('c1'))!;
        if (place % 5 > 1 && place !== 31) continue;
        expect(await store.listMessages('c1', 0)).toEqual(said);
        for (const seq of [1, 5, 2 * place - 1]) {
          expect(await store.listMessages('c1', seq)).toEqual(said.slice(seq));
          expect(await store.listMessages('c1', seq, 3)).toEqual(said.slice(seq, seq + 3));
          expect(await store.listMessagesBefore('c1', seq)).toEqual(said.slice(0, Math.max(0, seq - 1)));
        }
        for (const one of [1, place >> 1, place].filter((any) => any > 0)) {
          const wanted = replies.get(`turn-${one}`);
          expect(await store.loadReply('c1', `turn-${one}`)).toEqual(wanted);
          expect((await store.loadForRequest('c1', { replyKey: `turn-${one}` })).reply).toEqual(wanted);
          expect(await store.commit(turn(head, `turn-${one}`))).toEqual({ kind: 'duplicate', reply: wanted });
        }
        expect(await store.loadReply('c1', 'turn-none')).toBeUndefined();
      }
    });

    test('keeps the transcript and the replies of a conversation that becomes long', async () => {
      const { store } = at;
      const turns = 20;
      const head = await chat(store, 'c1', turns);
      const all = await store.listMessages('c1', 0);
      expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 2 * turns + 1 }, (_, place) => place + 1));
      for (let seq = 0; seq <= head.lastSeq + 1; seq += 5) {
        expect(await store.listMessages('c1', seq, 3)).toEqual(all.slice(seq, seq + 3));
        if (seq > 0) expect(await store.listMessagesBefore('c1', seq)).toEqual(all.slice(0, seq - 1));
      }
      for (let turn = 1; turn <= turns; turn += 3) {
        expect(await store.loadReply('c1', `turn-${turn}`)).toEqual(reply(`turn-${turn}`, 2 * turn, 2 * turn + 1));
      }
    });

    test('keeps a whole hand-off: turn, ticket, event, outbox, rating and count', async () => {
      const { store } = at;
      const head = await chat(store, 'c1');
      const rating = { conversationId: 'c1', score: 5, at: AT };
      const counts = [{ key: 'ip', most: 1, expiresAtSeconds: EXPIRES }];
      const opened = ticket('k1', 'c1');
      const item = outboxItem('c1', 'k1#1', { kind: 'staff_mail', ticketId: 'k1' });
      await committed(store, turn(head, 'web:1', { ticket: opening(opened), outbox: [item], rating, counts }));
      expect((await store.loadConversation('c1'))?.lastSeq).toBe(3);
      expect((await store.listMessages('c1', 1)).map(({ seq }) => seq)).toEqual([2, 3]);
      expect(await store.loadReply('c1', 'web:1')).toEqual(reply('web:1', 2, 3));
      expect(await store.loadTicket('k1')).toMatchObject(opened);
      expect(await store.findTicket('M-k1')).toMatchObject(opened);
      expect(await store.listTicketEvents('k1')).toEqual([event(1, { text: opened.subject })]);
      expect(await store.loadRating('c1')).toEqual(rating);
      expect(await store.loadCount('ip')).toBe(1);
      expect(await store.listOutbox(AT, 10)).toEqual([item]);
    });

    const conflicts: readonly (readonly [what: string, Partial<Change>])[] = [
      ['conversation', { conversation: { expected: 4, next: conversation('c1', { version: 5, lastSeq: 3 }) } }],
      ['conversation', { conversation: { expected: 0, next: conversation('c1', { lastSeq: 2 }) } }],
      ['ticket', { ticket: { expected: 3, next: ticket('k1', 'c1', { version: 4 }), events: [event(4)] } }],
      ['ticket', { ticket: opening(ticket('k1', 'c1')) }],
      ['ticket_number', { ticket: opening(ticket('k2', 'c1', { number: 'M-k1' })) }],
      ['rating', { rating: { conversationId: 'c1', score: 1, at: AT } }],
      ['availability', { availability: { expected: 0, next: { login: 'ana', version: 1, available: true, changedAt: AT } } }],
      ['availability', { availability: { expected: 2, next: { login: 'ana', version: 3, available: true, changedAt: AT } } }],
      ['availability', { availability: { expected: 1, next: { login: 'luis', version: 2, available: true, changedAt: AT } } }],
      ['limit', { counts: [{ key: 'ip', most: 1, expiresAtSeconds: EXPIRES }] }],
      ['limit', { counts: ['other', 'ip'].map((key) => ({ key, most: 1, expiresAtSeconds: EXPIRES })) }],
    ];
    test.each(conflicts)('writes nothing at all on a conflict of the %s (%#)', async (what, part) => {
      const { store } = at;
      const head = await chat(store, 'c1');
      const rating = { conversationId: 'c1', score: 5, at: AT };
      const counts = [{ key: 'ip', most: 9, expiresAtSeconds: EXPIRES }];
      const availability = { expected: 0, next: { login: 'ana', version: 1, available: false, changedAt: AT } };
      await committed(store, turn(head, 'web:1', { ticket: opening(ticket('k1', 'c1')), rating, counts, availability }));
      const now = await store.loadConversation('c1');
      const before = await at.dump();
      const other = { ...turn({ ...head, ...now }, 'web:2', { outbox: [outboxItem('c1', 'c1#9')] }), ...part };
      const messages = other.messages.map((said, place) => ({
        ...said,
        seq: (other.conversation?.next.lastSeq ?? 0) - 1 + place,
      }));
      expect(await store.commit({ ...other, messages })).toEqual({ kind: 'conflict', what });
      expect(await at.dump()).toBe(before);
    });

    test('gives the stored reply for a key that was used, whatever else has moved on', async () => {
      const { store } = at;
      const head = await chat(store, 'c1');
      const after = await say(store, head, 'web:1');
      const moved = await say(store, after, 'web:2');
      const before = await at.dump();
      for (const from of [head, after, moved]) {
        const outcome = await store.commit(turn(from, 'web:1', { outbox: [outboxItem('c1', 'c1#8')] }));
        expect(outcome).toEqual({ kind: 'duplicate', reply: reply('web:1', 2, 3) });
      }
      expect(await at.dump()).toBe(before);
    });

    test('knows a key by its conversation', async () => {
      const { store } = at;
      const [one, two] = [await chat(store, 'c1'), await chat(store, 'c2')];
      await committed(store, turn(one, 'web:1'));
      await committed(store, turn(two, 'web:1'));
    });

    test('lets a ticket take its own number again, and change without its conversation', async () => {
      const { store } = at;
      await chat(store, 'c1');
      const opened = ticket('k1', 'c1');
      await committed(store, change({ ticket: opening(opened) }));
      const claimed = { ...opened, version: 2, status: 'assigned' as const, assignee: { login: 'ana', name: 'Ana' } };
      const events = [event(2, { kind: 'claimed', actor: 'ana' }), event(2, { text: 'and said why' })];
      const staff = change({ ticket: { expected: 1, next: claimed, events }, reply: reply('desk:1', 1, 0) });
      await committed(store, staff);
      expect(await store.commit(staff)).toEqual({ kind: 'duplicate', reply: reply('desk:1', 1, 0) });
      expect(await store.findTicket('M-k1')).toMatchObject(claimed);
      expect((await store.listTicketEvents('k1')).slice(1)).toEqual(events);
    });

    test('changes two tickets together, or neither', async () => {
      const { store } = at;
      const [into, twin] = [await openTicket(store, ticket('k1', 'c1')), await openTicket(store, ticket('k2', 'c2'))];
      const step = (from: Ticket) => {
        const next = { ...from, version: from.version + 1, labels: ['twin'] };
        return { expected: from.version, next, events: [event(next.version, { kind: 'merged', actor: 'luis' })] };
      };
      await committed(store, change({ ticket: step(twin), other: step(into) }));
      expect((await store.loadTicket('k1'))?.version).toBe(2);
      expect(await store.listTicketEvents('k1')).toHaveLength(2);
      const before = await at.dump();
      const again = { ...twin, version: 2 };
      expect(await store.commit(change({ ticket: step(again), other: step(into) }))).toEqual({
        kind: 'conflict',
        what: 'ticket',
      });
      expect(await store.commit(change({ ticket: step(twin), other: step({ ...into, version: 2 }) }))).toEqual({
        kind: 'conflict',
        what: 'ticket',
      });
      expect(await at.dump()).toBe(before);
      const alone = { messages: [], outbox: [], other: step(again) };
      for (const wrong of [alone, change({ ticket: step(again), other: step(again) })])
        await expect(store.commit(wrong)).rejects.toMatchObject({ code: 'INTERNAL' });
    });

    test('counts up to the limit that each change names, and each key for itself', async () => {
      const { store } = at;
      const one = (key: string, most: number) => store.commit(change({ counts: [{ key, most, expiresAtSeconds: EXPIRES }] }));
      for (const most of [1, 2, 7]) expect(await one('ip', most)).toEqual({ kind: 'committed' });
      expect(await one('ip', 3)).toEqual({ kind: 'conflict', what: 'limit' });
      expect(await one('ip', 4)).toEqual({ kind: 'committed' });
      expect(await one('other', 1)).toEqual({ kind: 'committed' });
      const several = (by: number) => store.commit(change({ counts: [{ key: 'some', by, most: 7, expiresAtSeconds: EXPIRES }] }));
      for (const by of [5, 2]) expect(await several(by)).toEqual({ kind: 'committed' });
      expect(await several(1)).toEqual({ kind: 'conflict', what: 'limit' });
      expect(await store.loadCount('some')).toBe(7);
      expect([await store.loadCount('ip'), await store.loadCount('other'), await store.loadCount('third')]).toEqual([4, 1, 0]);
    });

    const faults: readonly (readonly [string, Change])[] = [
      [
        'a gap in the transcript',
        change({ conversation: { expected: 0, next: conversation('c1', { lastSeq: 3 }) }, messages: [message(2)] }),
      ],
      ['messages without a conversation', change({ messages: [message(1)] })],
      ['a skipped version', change({ conversation: { expected: 0, next: conversation('c1', { version: 2 }) } })],
      ['a reply of no conversation', change({ reply: reply('k', 1, 0) })],
      ['an item of the outbox twice', change({ outbox: [outboxItem('c1', 'c1#1'), outboxItem('c1', 'c1#1')] })],
      ['a skipped version of an availability', change({ availability: { expected: 0, next: AWAY } })],
      ['an SLA record without its ticket', change({ sla: KEPT })],
      ['an SLA record of another ticket', change({ ticket: opening(ticket('k2', 'c1')), sla: KEPT })],
      ['a count twice', change({ counts: [1, 2].map((most) => ({ key: 'ip', most, expiresAtSeconds: EXPIRES })) })],
      ['a history without a ticket', change({ history: { customerKey: 'aa' } })],
      ['an event of another version', change({ ticket: { expected: 0, next: ticket('k1', 'c1'), events: [event(2)] } })],
    ];
    test.each(faults)('refuses %s as a fault of ours', async (_, wrong) => {
      const before = await at.dump();
      await expect(at.store.commit(wrong)).rejects.toMatchObject({ code: 'INTERNAL' });
      expect(await at.dump()).toBe(before);
    });

    test('counts the messages without a gap, and never changes an earlier one', async () => {
      const { store } = at;
      let head = await chat(store, 'c1');
      let earlier = JSON.stringify(await store.listMessages('c1', 0));
      for (let round = 1; round <= 12; round++) {
        head = await say(store, head, `web:${round}`);
        const all = await store.listMessages('c1', 0);
        expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 1 + 2 * round }, (_, place) => place + 1));
        expect(JSON.stringify(all).startsWith(earlier.slice(0, -1))).toBe(true);
        earlier = JSON.stringify(all);
      }
      expect((await store.listMessages('c1', 7, 3)).map(({ seq }) => seq)).toEqual([8, 9, 10]);
      expect(await store.listMessages('c1', 25)).toEqual([]);
    });

    test('does not give what has expired, and lets the same conversation be opened again', async () => {
      const { store, clock } = at;
      const head = await chat(store, 'c1');
      await committed(
        store,
        turn(head, 'web:1', { ticket: opening(ticket('k1', 'c1')), rating: { conversationId: 'c1', score: 5, at: AT } }),
      );
      await committed(store, change({ counts: [{ key: 'ip', most: 1, expiresAtSeconds: EXPIRES }] }));
      clock.set(new Date(EXPIRES * 1000).toISOString());
      expect(await store.loadConversation('c1')).toBeUndefined();
      expect(await store.listMessages('c1', 0)).toEqual([]);
      expect(await store.loadReply('c1', 'web:1')).toBeUndefined();
      expect(await store.loadRating('c1')).toBeUndefined();
      expect(await store.loadCount('ip')).toBe(0);
      expect(await store.loadTicket('k1')).toBeUndefined();
      expect(await store.findTicket('M-k1')).toBeUndefined();
      expect(await store.listTicketEvents('k1')).toEqual([]);
      const later = { expiresAtSeconds: EXPIRES + 86_400 };
      const again = await chat(store, 'c1', 0, later);
      await committed(
        store,
        turn(again, 'web:1', { ticket: opening(ticket('k1', 'c1', later)), rating: { conversationId: 'c1', score: 1, at: AT } }),
      );
      expect((await store.listMessages('c1', 0)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    });
  });
}
