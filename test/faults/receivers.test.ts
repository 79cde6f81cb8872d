import type { ServerResponse } from 'node:http';
import { smtpMailer } from '../../bot/adapters/email';
import { httpWebhook } from '../../bot/adapters/webhook';
import { MostradorError } from '../../bot/model/errors';
import type { ChannelDelivery, Mailer } from '../../bot/ports';
import { runOutboxWorker } from '../../bot/tickets/notifications/outbox-worker';
import { type Receiver, receiver } from '../bot/adapters/webhook/receiver';
import { AT, change, chat, committed, openTicket, outboxItem, ticket } from '../contract/store/fixtures';
import { memoryStore } from '../support/memory-store';
import { passing, quietRelay } from '../support/quiet-relay';
import { smallKnowledge } from '../support/small-knowledge';
import { type Manners, slowMailServer } from './slow-mail-server';

const TICKETS = 3;
const HOUR_MS = 3_600_000;
/** A receiver that confirms nothing may get the same mail this often. */
const MOST_COPIES = 3;

/** Tickets, each with a mail, a call of the webhook and a message of the channel in the outbox. */
async function outbox(mailer: Mailer, hook: { readonly url: string; readonly totalMs?: number }, channel?: ChannelDelivery) {
  let nowMs = Date.parse(AT);
  const clock = { now: () => new Date(nowMs) };
  const store = memoryStore({ clock });
  const knowledge = smallKnowledge();
  const notifications = { email: ['equipo@example.com'], webhook: hook.url };
  const ids = Array.from({ length: TICKETS }, (_, place) => `c${place}`);
  for (const id of ids) {
    await openTicket(store, ticket(`${id}.1`, id));
    await chat(store, `t${id}`, 0, { channel: 'teams' });
    const items = (['staff_mail', 'webhook'] as const).map((kind) =>
      outboxItem(id, `${id}.1#1#${kind}`, { kind, about: 'ticket_opened', ticketId: `${id}.1` }),
    );
    await committed(store, change({ outbox: [...items, outboxItem(`t${id}`, `t${id}#1`, { seqs: [1] })] }));
  }
  const ports = quietRelay({
    store,
    clock,
    knowledge: {
      current: async () => ({ ...knowledge, base: { ...knowledge.base, service: { ...knowledge.base.service, notifications } } }),
    },
    mailer,
    ...(channel === undefined ? {} : { channel }),
    webhook: httpWebhook({ clock, allowLocal: true, ...hook }),
    pause: passing((ms) => {
      nowMs += ms;
    }),
  });
  return {
    run: () => runOutboxWorker(ports),
    /** A run every hour, until nothing is left. */
    async drain() {
      for (let hour = 0; hour < 40; hour++) {
        await runOutboxWorker(ports);
        nowMs += HOUR_MS;
      }
      const [left, dead] = await Promise.all([store.listOutbox('2030-01-01T00:00:00.000Z', 100), store.listDeadOutbox(100)]);
      return { left, dead: dead.map(({ id }) => id).sort() };
    },
  };
}

function copies(received: readonly string[], header: RegExp): readonly number[] {
  const counts = new Map<string, number>();
  for (const text of received) {
    const id = header.exec(text)?.[1] ?? '';
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts.values()];
}

/** The limits of what hangs are short, and those of what works are long: a busy machine must not change the outcome. */
const SHORT = { stepMs: 50, totalMs: 100 };
const mailOf = (url: string, limits = {}) => smtpMailer({ url, from: 'desk@example.com', ...limits });
const mailIds = Array.from({ length: TICKETS }, (_, place) => `c${place}.1#1#staff_mail`);

let hook: Receiver;
beforeEach(async () => {
  hook = await receiver();
});
afterEach(() => hook.close());

describe('a mail server', () => {
  it.each<[string, Manners, 'delivered' | 'dead', Parameters<typeof mailOf>[1]]>([
    ['never greets', { greets: () => {} }, 'dead', SHORT],
    ['hangs up at once', { greets: (socket) => void socket.destroy() }, 'dead', {}],
    ['greets with nonsense', { greets: (socket) => void socket.write('\u0000\u0001 ¿?\r\n') }, 'dead', {}],
    ['answers DATA with nothing', { onData: () => {} }, 'dead', SHORT],
    ['answers DATA with a confirmation', { onData: (socket) => void socket.write('250 taken\r\n') }, 'delivered', {}],
    ['takes a mail and never confirms it', { confirms: () => {} }, 'dead', { totalMs: 2_000 }],
    ['takes a mail and resets the connection', { confirms: (socket) => void socket.resetAndDestroy() }, 'dead', {}],
    ['confirms with half a line', { confirms: (socket) => void socket.write('25') }, 'dead', { totalMs: 2_000 }],
    [
      'confirms later than a step may take',
      { confirms: (socket) => void setTimeout(() => socket.write('250 taken\r\n'), 2_500) },
      'delivered',
      { stepMs: 1_000 },
    ],
    ['refuses everything for ever, for now', { confirms: (socket) => void socket.write('451 later\r\n') }, 'dead', {}],
  ])('that %s holds nobody else back, and each mail is delivered or visibly given up', async (how, manners, end, limits) => {
    const server = await slowMailServer(manners);
    const box = await outbox(mailOf(server.url, limits), hook);
    await box.run();
    expect(new Set(hook.received.map(({ headers }) => headers['x-mostrador-event'])).size).toBe(TICKETS);
    const { left, dead } = await box.drain();
    expect([left, dead]).toEqual([[], end === 'dead' ? mailIds : []]);
    const sent = copies(server.received, /^Message-ID: (.*)$/im);
    if (end === 'delivered') expect(sent).toEqual([1, 1, 1]);
    // Who says "later" has not got it: that is no copy.
    else if (!how.startsWith('refuses')) expect(Math.max(0, ...sent)).toBeLessThanOrEqual(MOST_COPIES);
    await server.close();
  });
});

describe('a webhook', () => {
  const moved = (status: number) => (response: ServerResponse) =>
    void response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end();
  it.each<[string, (response: ServerResponse) => void, 'delivered' | 'dead']>([
    ['never answers', () => {}, 'dead'],
    ['resets the connection', (response) => void response.socket?.resetAndDestroy(), 'dead'],
    [
      'answers half',
      (response) => void response.writeHead(200, { 'content-length': '100' }).write('{"ok":', () => response.socket?.destroy()),
      'dead',
    ],
    ['answers one byte at a time', (response) => void response.writeHead(200, { 'content-length': '100' }).write('{'), 'dead'],
    ['answers 200 with nonsense', (response) => void response.end('<html>\u0000'), 'delivered'],
    ['answers something that is not HTTP', (response) => void response.socket?.end('SSH-2.0-x\r\n'), 'dead'],
    ['redirects', moved(307), 'dead'],
    ['redirects for ever', moved(301), 'dead'],
    ['answers 503', (response) => void response.writeHead(503).end(), 'dead'],
  ])('that %s holds nobody else back, and each call is delivered or visibly given up', async (_how, answer, end) => {
    const server = await slowMailServer({});
    hook.answer(answer);
    const box = await outbox(mailOf(server.url), { url: hook.url, totalMs: 150 });
    await box.run();
    expect(copies(server.received, /^Message-ID: (.*)$/im)).toEqual([1, 1, 1]);
    const { left, dead } = await box.drain();
    const calls = mailIds.map((id) => id.replace('staff_mail', 'webhook'));
    expect([left, dead]).toEqual([[], end === 'dead' ? calls : []]);
    expect(new Set(hook.received.map(({ headers }) => headers['x-mostrador-event']))).toEqual(new Set(calls));
    await server.close();
  });
});

describe('a channel', () => {
  it('that may have shown a message gets it three times at most, and then a person decides', async () => {
    const server = await slowMailServer({});
    const shown: string[] = [];
    const deliver: ChannelDelivery['deliver'] = async ({ id }) => {
      shown.push(id);
      throw new MostradorError('UNAVAILABLE', 'The Teams connector did not answer: the message may have arrived.', {
        ambiguous: true,
      });
    };
    const { left, dead } = await (await outbox(mailOf(server.url), hook, { deliver })).drain();
    expect([left, dead]).toEqual([[], ['tc0#1', 'tc1#1', 'tc2#1']]);
    expect(copies(shown, /(.*)/)).toEqual([3, 3, 3]);
    await server.close();
  });

  it('that asks to wait is not asked again before', async () => {
    const server = await slowMailServer({});
    let asked = 0;
    const deliver: ChannelDelivery['deliver'] = async () => {
      asked += 1;
      throw new MostradorError('UNAVAILABLE', 'The Teams connector asks to wait.', { retryAfterSeconds: 1_800 });
    };
    const box = await outbox(mailOf(server.url), hook, { deliver });
    await box.run();
    await box.run();
    expect(asked).toBe(TICKETS);
    await server.close();
  });
});
