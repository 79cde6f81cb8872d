import { seededRandom } from '../../../../../bot/matcher/arrays/seeded-random';
import { MostradorError } from '../../../../../bot/model/errors';
import type { Mail, Store } from '../../../../../bot/ports';
import { reply } from '../../../../../bot/tickets/actions/reply';
import { resolve } from '../../../../../bot/tickets/actions/resolve';
import { ticketView } from '../../../../../bot/tickets/lifecycle/ticket-view';
import { notify } from '../../../../../bot/tickets/notifications/notify';
import { runOutboxWorker } from '../../../../../bot/tickets/notifications/outbox-worker';
import { change, committed, conversation, message, openTicket, ticket } from '../../../../contract/store/fixtures';
import { faultyStore } from '../../../../simulation/faulty-store';
import { passing, quietRelay } from '../../../../support/quiet-relay';
import { ana, type Counter, counter, handedOver, luis, OPENED_AT, request } from '../../counter';
import { service } from '../../sample';

/** A customer who left an address and the page, and the relay of their mail. */
async function scene() {
  const desk = counter();
  const given = await handedOver(desk, { customer: { name: 'José', email: 'jose@example.com' } });
  const mails: Mail[] = [];
  let rule = (_mail: Mail): Error | undefined => undefined;
  const pass = (ms: number) => desk.setTime(new Date(desk.clock.now().getTime() + ms).toISOString());
  return {
    desk,
    mails,
    pass,
    failWhen: (wanted: typeof rule) => {
      rule = wanted;
    },
    reply: (text: string, actor = ana) => reply(desk, request(actor, given, { text })),
    resolve: () => resolve(desk, request(ana, given, { reason: 'answered' })),
    /** As the next sweep does, when what is written to customers who may still be on the page is due. */
    deliver: (store: Store = desk.store) => {
      pass(SWEEP_MS);
      return runOutboxWorker(portsOf(desk, store, (mail) => rule(mail), mails, pass));
    },
    /** Of each mail what it says of the replies `1`, `2`, …, in order. */
    brought: () => mails.map(({ text }) => [...text.matchAll(/Respuesta (\d)/g)].map(([, which]) => Number(which))),
  };
}

function portsOf(
  desk: Counter,
  store: Store,
  rule: (mail: Mail) => Error | undefined,
  mails: Mail[],
  pass: (ms: number) => void,
) {
  const send = async (mail: Mail) => {
    if (!mail.to.includes('jose@example.com')) return;
    const error = rule(mail);
    if (error !== undefined) throw error;
    mails.push(mail);
  };
  return quietRelay({ store, clock: desk.clock, mailer: { send }, pause: passing(pass) });
}

const MINUTE_MS = 60_000;
const SWEEP_MS = 10_000;
const LATER = '2026-12-01T00:00:00.000Z';

describe('replies to a customer who left the page', () => {
  test('come in one mail when they wait at the same time, in their order, and once', async () => {
    const at = await scene();
    for (const text of ['Respuesta 1', 'Respuesta 2', 'Respuesta 3']) {
      await at.reply(text);
      at.pass(3_000);
    }
    await at.deliver();
    at.pass(MINUTE_MS);
    await at.deliver();
    expect(at.brought()).toEqual([[1, 2, 3]]);
    expect(await at.desk.store.listOutbox(LATER, 10)).toEqual([]);
  });

  test('come in mails of their own when the one before was mailed already', async () => {
    const at = await scene();
    await at.reply('Respuesta 1');
    await at.deliver();
    await at.reply('Respuesta 2');
    await at.deliver();
    expect(at.brought()).toEqual([[1], [2]]);
    expect(new Set(at.mails.map(({ eventId }) => eventId)).size).toBe(2);
  });

  test('come in one mail after hours in which the mail server was down', async () => {
    const at = await scene();
    at.failWhen(() => new Error('down'));
    for (const text of ['Respuesta 1', 'Respuesta 2', 'Respuesta 3']) {
      await at.reply(text);
      await at.deliver();
      at.pass(120 * MINUTE_MS);
    }
    at.failWhen(() => undefined);
    await at.deliver();
    expect(at.brought()).toEqual([[1, 2, 3]]);
  });

  test('do not bring the news of a resolution with them, which has a mail of its own', async () => {
    const at = await scene();
    await at.reply('Respuesta 1');
    await at.reply('Respuesta 2');
    await at.resolve();
    await at.deliver();
    expect(at.brought()).toEqual([[1, 2], []]);
    expect(at.mails[1]?.subject).toMatch(/está resuelta$/);
  });

  test('come once when ten workers run at the same time', async () => {
    const at = await scene();
    for (const text of ['Respuesta 1', 'Respuesta 2', 'Respuesta 3']) await at.reply(text);
    at.pass(10_000);
    await Promise.all(Array.from({ length: 10 }, () => at.deliver()));
    await at.deliver();
    expect(at.brought()).toEqual([[1, 2, 3]]);
  });

  test('come again under the same id when it could not be noted that they were sent, and then no more', async () => {
    const at = await scene();
    for (const text of ['Respuesta 1', 'Respuesta 2']) await at.reply(text);
    const markMailed = () => Promise.reject(new Error('no table'));
    await at.deliver({ ...at.desk.store, markMailed });
    at.pass(MINUTE_MS);
    await at.deliver();
    expect(at.brought()).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(at.mails[0]?.eventId).toBe(at.mails[1]?.eventId);
  });

  test('come under another id when there is more in the mail than in the one before, or it would be dropped as known', async () => {
    const at = await scene();
    await at.reply('Respuesta 1');
    const markMailed = () => Promise.reject(new Error('no table'));
    await at.deliver({ ...at.desk.store, markMailed });
    await at.reply('Respuesta 2');
    at.pass(MINUTE_MS);
    await at.deliver();
    expect(at.brought()).toEqual([[1], [1, 2]]);
    expect(at.mails[0]?.eventId).not.toBe(at.mails[1]?.eventId);
  });

  test('are not lost when one was given up and is put back after the next had been mailed, and none comes twice', async () => {
    const at = await scene();
    at.failWhen(({ text }) => (text.includes('Respuesta 1') ? new MostradorError('FORBIDDEN', 'Refused.') : undefined));
    await at.reply('Respuesta 1');
    at.pass(10_000);
    await at.deliver();
    for (const text of ['Respuesta 2', 'Respuesta 3']) await at.reply(text);
    await at.deliver();
    at.failWhen(() => undefined);
    for (const { id } of await at.desk.store.listDeadOutbox(10))
      await at.desk.store.reviveOutbox(id, at.desk.clock.now().toISOString());
    await at.deliver();
    expect(at.brought()).toEqual([[2, 3], [1]]);
  });

  test('all come, and at most one mail comes again, wherever the outbox worker is stopped', async () => {
    let stopped = 0;
    for (let killAtWrite = 1; killAtWrite <= 12; killAtWrite++) {
      for (const seed of [1, 2, 3, 4]) {
        const at = await scene();
        for (const text of ['Respuesta 1', 'Respuesta 2', 'Respuesta 3']) await at.reply(text);
        const dying = faultyStore(at.desk.store, { random: seededRandom(seed), rates: { before: 0, after: 0 }, killAtWrite });
        await at.deliver(dying.store).catch(() => undefined);
        if (dying.isKilled()) stopped++;
        await at.reply('Respuesta 4');
        for (let minute = 0; minute < 4; minute++) {
          at.pass(MINUTE_MS);
          await at.deliver();
        }
        const [first = [], ...others] = at.brought();
        expect(first).toEqual([1, 2, 3, 4].slice(0, first.length));
        // What was brought last goes on where it was left, or is the first one again with what came since.
        expect([[], [[4]], [[1, 2, 3, 4]]]).toContainEqual(others);
        expect(new Set(at.brought().flat())).toEqual(new Set([1, 2, 3, 4]));
        expect(await at.desk.store.listOutbox(LATER, 10)).toEqual([]);
      }
    }
    expect(stopped).toBeGreaterThan(20);
  });

  test('of two tickets do not come in one mail', async () => {
    const at = await scene();
    const head = conversation('c9', { lastSeq: 3, customer: { email: 'jose@example.com' } });
    const [first, second] = [ticket('c9.1', 'c9'), ticket('c9.2', 'c9')];
    const said = [first, second, first].map((of, place) =>
      message(place + 1, `Respuesta ${place + 1}`, { author: { role: 'agent', name: 'Ana' }, ticket: ticketView(of) }),
    );
    await committed(at.desk.store, change({ conversation: { expected: 0, next: head }, messages: said }));
    for (const next of [first, second]) await openTicket(at.desk.store, next);
    const now = new Date(OPENED_AT);
    const news = [first, second, first].flatMap((of, place) =>
      notify(service, of, 'reply', { now, version: place + 2, seqs: [place + 1] }),
    );
    await committed(at.desk.store, change({ outbox: news }));
    at.pass(MINUTE_MS);
    await at.deliver();
    expect(at.brought()).toEqual([[1], [3], [2]]);
  });

  test('of two colleagues say who wrote what', async () => {
    const at = await scene();
    await at.reply('Respuesta 1');
    await at.reply('Respuesta 2', luis);
    await at.deliver();
    expect(at.mails[0]?.text).toMatch(
      /lo que Ana te ha escrito:\s+Respuesta 1\s+Esto es lo que Luis te ha escrito:\s+Respuesta 2/,
    );
  });
});
