import { seededRandom } from '../../bot/matcher/arrays/seeded-random';
import { MostradorError } from '../../bot/model/errors';
import type { Mail, Store } from '../../bot/ports';
import { runOutboxWorker } from '../../bot/tickets/notifications/outbox-worker';
import { AT, chat, committed, event, ticket, turn } from '../contract/store/fixtures';
import { memoryStore } from '../support/memory-store';
import { quietRelay } from '../support/quiet-relay';
import { smallKnowledge } from '../support/small-knowledge';
import { faultyStore } from './faulty-store';

const SIMULATIONS = 400;
const TURNS = 6;

/** Repeats what failed, with the same ids, as a client does that got a 503. */
async function insist<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof MostradorError) || error.code !== 'UNAVAILABLE') throw error;
    }
  }
}

/** One customer's message: read, decide, commit; read again and decide again when somebody else was first. */
async function send(store: Store, id: string, key: string): Promise<void> {
  for (;;) {
    const head = await store.loadConversation(id);
    if (head === undefined) throw new Error('The conversation is gone.');
    const outcome = await store.commit(turn(head, key, handoff(id, key)));
    if (outcome.kind !== 'conflict') return;
  }
}

/** The first message asks for a person. */
function handoff(id: string, key: string) {
  if (key !== 'web:0') return {};
  const kid = `${id}.1`;
  const item = { id: `${kid}#1`, kind: 'staff_mail' as const, conversationId: id, ticketId: kid };
  return {
    ticket: { expected: 0, next: ticket(kid, id), events: [event(1)] },
    outbox: [{ ...item, createdAt: AT, attempts: 0, nextAttemptAt: AT }],
  };
}

function relayPorts(store: Store, clock: { now(): Date }, mails: Mail[]) {
  const knowledge = smallKnowledge();
  const service = { ...knowledge.base.service, notifications: { email: ['equipo@example.com'] } };
  return {
    store,
    clock,
    knowledge: { current: async () => ({ ...knowledge, base: { ...knowledge.base, service } }) },
    mailer: { send: async (mail: Mail) => void mails.push(mail) },
  };
}

test('turns that are repeated until they are answered are stored once each, whatever fails in between', async () => {
  let faults = 0;
  for (let seed = 1; seed <= SIMULATIONS; seed++) {
    const random = seededRandom(seed);
    const real = memoryStore({ clock: { now: () => new Date(AT) } });
    await chat(real, 'c1');
    const faulty = faultyStore(real, { random, rates: { before: 0.05 + random() * 0.15, after: 0.05 + random() * 0.15 } });
    const keys = Array.from({ length: TURNS }, (_, place) => `web:${place}`);
    // Each message twice, all at once: redelivered before the first is answered.
    await Promise.all([...keys, ...keys].map((key) => insist(() => send(faulty.store, 'c1', key))));
    faults += faulty.faults();
    const transcript = await real.listMessages('c1', 0);
    const asked = transcript.flatMap(({ text }) => text.match(/web:\d/) ?? []).sort();
    expect([seed, asked]).toEqual([seed, keys]);
    expect(transcript.map(({ seq }) => seq)).toEqual(Array.from({ length: 1 + 2 * TURNS }, (_, place) => place + 1));
    expect(await real.listTicketEvents('c1.1')).toHaveLength(1);
    expect(await real.listOutbox(AT, 10)).toHaveLength(1);
  }
  expect(faults).toBeGreaterThan(SIMULATIONS);
});

test('a notification is delivered at least once, and never lost, whatever fails in between', async () => {
  let doubled = 0;
  for (let seed = 1; seed <= SIMULATIONS; seed++) {
    const random = seededRandom(seed);
    let nowMs = Date.parse(AT);
    const clock = { now: () => new Date(nowMs) };
    const real = memoryStore({ clock });
    const head = await chat(real, 'c1');
    await committed(real, turn(head, 'web:0', handoff('c1', 'web:0')));
    const { store } = faultyStore(real, { random, rates: { before: 0.2, after: 0.2 } });
    const mails: Mail[] = [];
    for (let hour = 0; hour < 100; hour++) {
      await Promise.all([1, 2].map(() => runOutboxWorker(quietRelay(relayPorts(store, clock, mails))).catch(() => undefined)));
      nowMs += 3_600_000;
    }
    const dead = await real.listDeadOutbox(10);
    expect([seed, await real.listOutbox('2030-01-01T00:00:00.000Z', 10)]).toEqual([seed, []]);
    expect([seed, mails.length + dead.length > 0]).toEqual([seed, true]);
    expect(new Set(mails.map(({ eventId }) => eventId)).size).toBeLessThanOrEqual(1);
    if (mails.length > 1) doubled += 1;
  }
  // Answers that are lost after a delivery must have happened, or this proves nothing.
  expect(doubled).toBeGreaterThan(0);
});

test('a process that ends with any of its writes leaves no half of a turn', async () => {
  for (let seed = 1; seed <= SIMULATIONS; seed++) {
    const real = memoryStore({ clock: { now: () => new Date(AT) } });
    await chat(real, 'c1');
    const faulty = faultyStore(real, {
      random: seededRandom(seed),
      rates: { before: 0, after: 0 },
      killAtWrite: 1 + (seed % TURNS),
    });
    let sent = 0;
    try {
      for (; sent < TURNS; sent++) await send(faulty.store, 'c1', `web:${sent}`);
    } catch {
      expect(faulty.isKilled()).toBe(true);
    }
    const stored = (await real.loadConversation('c1'))!.lastSeq;
    expect([1 + 2 * sent, 3 + 2 * sent]).toContain(stored);
    expect(await real.listMessages('c1', 0)).toHaveLength(stored);
    const isHandedOff = stored > 1;
    expect((await real.loadTicket('c1.1')) !== undefined).toBe(isHandedOff);
    expect((await real.listOutbox(AT, 10)).length === 1).toBe(isHandedOff);
    await send(real, 'c1', `web:${sent}`);
    expect((await real.loadConversation('c1'))!.lastSeq).toBe(3 + 2 * sent);
  }
});
