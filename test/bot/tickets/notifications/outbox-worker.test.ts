import { MostradorError } from '../../../../bot/model/errors';
import { OUTBOX_WORKERS, type OutboxLease, type Store } from '../../../../bot/ports';
import { runOutboxWorker } from '../../../../bot/tickets/notifications/outbox-worker';
import { change, chat, committed, openTicket, ticket } from '../../../contract/store/fixtures';
import { counter, opened, put, START, say, TEAM, teamsChat } from './outbox-counter';

describe('the outbox worker', () => {
  test('tells the team of a new ticket, in its language, with a link to the desk', async () => {
    const at = counter();
    await openTicket(at.store, ticket('c1.1', 'c1', { number: 'M-0123ABCD', priority: 'urgent', language: 'en' }));
    await put(at, opened('c1'));
    expect(await at.run()).toMatchObject({ delivered: 1, failed: 0, buried: 0 });
    const [mail] = at.mail.reached;
    expect(mail).toMatchObject({ to: TEAM, subject: 'M-0123ABCD · Mi lavadora gotea', eventId: 'c1.1#1' });
    expect(mail?.text).toContain('«Mi lavadora gotea»');
    expect(mail?.html).toContain('«Mi lavadora gotea»');
    expect(mail?.text).toContain('Responder a más tardar el martes 24 de noviembre a las 10:30');
    expect(mail?.text).toContain('prioridad urgente · en inglés · por la web');
    expect(mail?.text).toContain('https://help.example.com/desk/tickets/M-0123ABCD');
    expect(mail?.text).not.toMatch(/José|jose@example.com/);
    expect(await at.run()).toMatchObject({ delivered: 0 });
    expect(at.mail.reached).toHaveLength(1);
  });

  test('brings just the messages of an item to the channel, in order', async () => {
    const at = counter();
    await teamsChat(at, 'c1', 3);
    await put(at, say('c1', 5), say('c1', 2, 4));
    await at.run();
    expect(at.teams.reached.map(({ messages }) => messages.map(({ seq }) => seq))).toEqual([[2, 4], [5]]);
    expect(at.teams.reached[0]?.conversation.id).toBe('c1');
  });

  test('has nothing to do for the web, for what is gone, for closed tickets, and for a team without addresses', async () => {
    const at = counter();
    await chat(at.store, 'web', 1);
    await openTicket(at.store, ticket('closed.1', 'closed', { status: 'closed' }));
    await put(at, say('web', 2), say('gone', 2), opened('gone'), opened('closed'));
    expect(await at.run()).toMatchObject({ delivered: 4 });
    const silent = counter([]);
    await openTicket(silent.store, ticket('c1.1', 'c1'));
    await put(silent, opened('c1'));
    expect(await silent.run()).toMatchObject({ delivered: 1 });
    expect([...at.mail.reached, ...at.teams.reached, ...silent.mail.reached]).toEqual([]);
  });

  test('holds back later messages of a conversation that fails, and nothing else', async () => {
    const at = counter();
    for (const id of ['c1', 'c2']) {
      await teamsChat(at, id, 2);
      await openTicket(at.store, ticket(`${id}.1`, id));
      await put(at, say(id, 2), say(id, 3), opened(id));
    }
    at.teams.failWhen(({ conversation }) => (conversation.id === 'c1' ? 'hung up' : undefined));
    expect(await at.run()).toMatchObject({ delivered: 4, failed: 1 });
    expect(at.teams.reached.map(({ conversation }) => conversation.id)).toEqual(['c2', 'c2']);
    expect(at.mail.reached).toHaveLength(2);
    await put(at, say('c1', 4));
    expect(await at.run()).toMatchObject({ delivered: 0, failed: 0 });
    at.teams.failWhen(() => undefined);
    await at.runFor(2);
    expect(at.teams.reached.slice(2).map(({ messages }) => messages[0]?.seq)).toEqual([2, 3, 4]);
  });

  test('outlasts a receiver that is down for a day, and then drains in order', async () => {
    const at = counter();
    await teamsChat(at, 'c1', 3);
    at.teams.failWhen(() => 'down');
    await put(at, say('c1', 2), say('c1', 3), say('c1', 4));
    await at.runFor(24 * 60);
    expect(at.teams.reached).toEqual([]);
    const [first] = await at.store.listOutbox('2027-01-01T00:00:00.000Z', 1);
    expect(first?.lastError).toBe('Error: down');
    at.teams.failWhen(() => undefined);
    await at.runFor(60);
    expect(at.teams.reached.map(({ messages }) => messages[0]?.seq)).toEqual([2, 3, 4]);
    expect(await at.store.listDeadOutbox(10)).toEqual([]);
  });

  test('gives an item up after thirty attempts, where it can be seen, and continues with the next', async () => {
    const at = counter();
    await teamsChat(at, 'c1', 1);
    let attempts = 0;
    at.teams.failWhen(({ messages }) => {
      if (messages[0]?.seq !== 2) return undefined;
      attempts += 1;
      return 'x'.repeat(5_000);
    });
    await put(at, say('c1', 2), say('c1', 3));
    await at.runFor(3 * 24 * 60);
    expect(attempts).toBe(30);
    expect(at.teams.reached.map(({ messages }) => messages[0]?.seq)).toEqual([3]);
    const [dead] = await at.store.listDeadOutbox(10);
    expect(dead).toMatchObject({ id: 'c1#2', attempts: 30 });
    expect(dead?.lastError?.length).toBeLessThanOrEqual(200);
    expect(await at.store.listOutbox('2027-01-01T00:00:00.000Z', 10)).toEqual([]);
  });

  test('gives an item up at once when the receiver says that it never will take it', async () => {
    const at = counter();
    await teamsChat(at, 'c1', 1);
    at.teams.failWhen(({ messages }) =>
      messages[0]?.seq === 2 ? new MostradorError('FORBIDDEN', 'The bot was blocked.') : undefined,
    );
    await put(at, say('c1', 2), say('c1', 3));
    await at.run();
    expect(await at.store.listDeadOutbox(10)).toMatchObject([{ id: 'c1#2', attempts: 1, lastError: 'The bot was blocked.' }]);
    expect(at.teams.reached.map(({ messages }) => messages[0]?.seq)).toEqual([3]);
  });

  test('delivers once when ten run at the same time', async () => {
    const at = counter();
    for (const id of ['c1', 'c2', 'c3']) {
      await teamsChat(at, id, 3);
      await put(at, ...[2, 3, 4, 5].map((seq) => say(id, seq)));
    }
    const reports = await Promise.all(Array.from({ length: 10 }, () => at.run()));
    await at.run();
    expect(reports.reduce((sum, { delivered }) => sum + delivered, 0)).toBeLessThanOrEqual(12);
    for (const id of ['c1', 'c2', 'c3']) {
      const seqs = at.teams.reached.filter(({ conversation }) => conversation.id === id).map(({ messages }) => messages[0]?.seq);
      expect(seqs).toEqual([2, 3, 4, 5]);
    }
  });

  test('does not overtake an item that another worker took in the meantime', async () => {
    const at = counter();
    await teamsChat(at, 'c1', 1);
    await put(at, say('c1', 2), say('c1', 3));
    const contested: Store = {
      ...at.store,
      takeOutbox: async (item, until) => {
        if (item.id === 'c1#2') await at.store.takeOutbox(item, until);
        return at.store.takeOutbox(item, until);
      },
    };
    expect(await runOutboxWorker({ ...at.ports, store: contested })).toMatchObject({ delivered: 0, failed: 0 });
    expect(at.teams.reached).toEqual([]);
  });

  test('delivers again what a worker took and never finished, and buries what stops every worker', async () => {
    const at = counter();
    await teamsChat(at, 'c1', 1);
    await put(at, say('c1', 2), say('c1', 3));
    const [item] = await at.store.listOutbox(at.clock.now().toISOString(), 1);
    await at.store.takeOutbox(item!, new Date(START + 120_000).toISOString());
    expect(await at.run()).toMatchObject({ delivered: 0 });
    at.pass(2);
    expect(await at.run()).toMatchObject({ delivered: 2 });
    await put(at, { ...say('c1', 2), attempts: 30 });
    expect(await at.run()).toMatchObject({ delivered: 0, buried: 1 });
  });

  test('empties an outbox of hundreds in one run', async () => {
    const at = counter();
    for (let place = 0; place < 300; place++) {
      await teamsChat(at, `c${place}`, 0);
      await put(at, say(`c${place}`, 1));
    }
    expect(await at.run()).toMatchObject({ delivered: 300 });
  });

  test('ends in time when the receiver is slow, and leaves the rest for the next run', async () => {
    const at = counter();
    await teamsChat(at, 'c1', 20);
    await put(at, ...Array.from({ length: 30 }, (_, place) => say('c1', place + 2)));
    at.teams.failWhen(() => {
      at.pass(0.25);
      return undefined;
    });
    expect(await at.run()).toMatchObject({ delivered: 3 });
    expect(await at.run()).toMatchObject({ delivered: 3 });
  });

  test('reports what the store threw, and has done the rest', async () => {
    const at = counter();
    for (const id of ['c1', 'c2']) {
      await teamsChat(at, id, 1);
      await put(at, say(id, 2));
    }
    const broken: Store = {
      ...at.store,
      removeOutbox: async (item) => {
        if (item.conversationId === 'c1') throw new Error('no table');
        await at.store.removeOutbox(item);
      },
    };
    const report = await runOutboxWorker({ ...at.ports, store: broken });
    expect(report).toMatchObject({ delivered: 1, failures: [new Error('no table')] });
    at.pass(2);
    await at.run();
    expect(at.teams.reached.map(({ conversation }) => conversation.id).sort()).toEqual(['c1', 'c1', 'c2']);
  });

  test('waits for nothing: what is due in ten seconds is left to the next sweep', async () => {
    const at = counter();
    await teamsChat(at, 'c1', 3);
    const inMs = (ms: number) => new Date(START + ms).toISOString();
    const items = [say('c1', 2), say('c1', 3)];
    await committed(
      at.store,
      change({ outbox: items.map((item, place) => ({ ...item, nextAttemptAt: inMs(place === 0 ? 0 : 10_000) })) }),
    );
    expect(await at.run()).toMatchObject({ delivered: 1 });
    expect(at.clock.now().toISOString()).toBe(inMs(0));
    await at.runFor(1);
    expect(at.teams.reached).toHaveLength(2);
  });

  test('has five at work at most, however many are started: 1,000 replies arrive once, in order, and nothing is left', async () => {
    const at = counter();
    const ids = Array.from({ length: 250 }, (_, place) => `c${place}`);
    for (const id of ids) await teamsChat(at, id, 2);
    let working = 0;
    let most = 0;
    const counted = {
      ...at.ports,
      store: {
        ...at.store,
        takeOutboxLease: async (now: string, until: string) => {
          const lease = await at.store.takeOutboxLease(now, until);
          if (lease !== undefined) most = Math.max(most, ++working);
          return lease;
        },
        returnOutboxLease: async (lease: OutboxLease) => {
          working -= 1;
          await at.store.returnOutboxLease(lease);
        },
      },
    };
    const runs: Promise<unknown>[] = [];
    for (const seq of [2, 3, 4, 5]) {
      for (const id of ids) {
        await put(at, say(id, seq));
        runs.push(runOutboxWorker(counted));
      }
    }
    await Promise.all(runs);
    await at.run();
    expect(most).toBe(OUTBOX_WORKERS);
    for (const id of ids) {
      const reached = at.teams.reached.filter(({ conversation }) => conversation.id === id);
      expect(reached.map(({ messages }) => messages[0]?.seq)).toEqual([2, 3, 4, 5]);
    }
  });

  test('starts again where every worker was killed, and where a clock a day ahead has taken every lease', async () => {
    for (const aheadMs of [0, 86_400_000]) {
      const at = counter();
      await teamsChat(at, 'c1', 1);
      await put(at, say('c1', 2));
      const inMs = (ms: number) => new Date(START + aheadMs + ms).toISOString();
      for (let worker = 0; worker < OUTBOX_WORKERS; worker++) await at.store.takeOutboxLease(inMs(0), inMs(120_000));
      expect(await at.run()).toMatchObject({ delivered: aheadMs === 0 ? 0 : 1 });
      at.pass(2);
      await at.run();
      expect(at.teams.reached).toHaveLength(1);
    }
  });
});
