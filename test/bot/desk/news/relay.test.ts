import { memoryStore } from '../../../../bot/adapters/memory';
import type { Conversation, Message } from '../../../../bot/conversation/types';
import { notify } from '../../../../bot/desk/news/notify';
import { relay } from '../../../../bot/desk/news/relay';
import { MostradorError } from '../../../../bot/errors';
import type { Mail, OutboxItem, Store, WebhookCall } from '../../../../bot/ports';
import { change, chat, committed, conversation, message, openTicket, outboxItem, ticket } from '../../../contract/store/fixtures';
import { passing, quietRelay } from '../../../fixtures/quiet-relay';
import { smallKnowledge } from '../../../fixtures/small-knowledge';

const START = Date.parse('2026-11-23T09:30:00.000Z');
const TEAM = ['equipo@example.com'];

/** A receiver that can be broken, and remembers what reached it. */
function scripted<Thing>() {
  const reached: Thing[] = [];
  let rule: (thing: Thing) => string | Error | undefined = () => undefined;
  return {
    reached,
    failWhen: (wanted: (thing: Thing) => string | Error | undefined) => {
      rule = wanted;
    },
    receive: async (thing: Thing) => {
      // Others get their turn while it is on its way.
      await Promise.resolve();
      const reason = rule(thing);
      if (reason !== undefined) throw typeof reason === 'string' ? new Error(reason) : reason;
      reached.push(thing);
    },
  };
}

function counter(email: readonly string[] = TEAM) {
  let nowMs = START;
  const clock = { now: () => new Date(nowMs) };
  const store: Store = memoryStore({ clock });
  const mail = scripted<Mail>();
  const hook = scripted<WebhookCall>();
  const teams = scripted<{ readonly conversation: Conversation; readonly messages: readonly Message[] }>();
  const knowledge = smallKnowledge();
  const team = knowledge.base.service.team.map((member) =>
    member.login === 'ana' ? { ...member, email: 'ana@example.com' } : member,
  );
  const service = { ...knowledge.base.service, team, notifications: { email, webhook: 'https://hooks.example.com/x' } };
  const ports = quietRelay({
    store,
    clock,
    knowledge: { current: async () => ({ ...knowledge, base: { ...knowledge.base, service } }) },
    mailer: { send: mail.receive },
    webhook: { post: hook.receive },
    channel: {
      deliver: (conversation: Conversation, messages: readonly Message[]) => teams.receive({ conversation, messages }),
    },
    pause: passing((ms) => {
      nowMs += ms;
    }),
  });
  return {
    ports,
    store,
    mail,
    hook,
    teams,
    service,
    clock,
    pass: (minutes: number) => {
      nowMs += minutes * 60_000;
    },
    run: () => relay(ports),
    /** Runs every minute, as the schedule does. */
    runFor: async (minutes: number) => {
      for (let minute = 0; minute < minutes; minute++) {
        nowMs += 60_000;
        await relay(ports);
      }
    },
    texts: () => teams.reached.flatMap(({ messages }) => messages.map(({ text }) => text)),
  };
}

type Counter = ReturnType<typeof counter>;

async function teamsChat({ store }: Counter, id: string, turns: number): Promise<void> {
  await chat(store, id, turns, { channel: 'teams' });
}

async function put({ store, clock }: Counter, ...items: readonly OutboxItem[]): Promise<void> {
  const at = clock.now().toISOString();
  await committed(store, change({ outbox: items.map((item) => ({ ...item, createdAt: at, nextAttemptAt: at })) }));
}

const say = (id: string, ...seqs: readonly number[]) => outboxItem(id, `${id}#${seqs[0]}`, { seqs });
const opened = (id: string) => outboxItem(id, `${id}.1#1`, { kind: 'staff_mail', ticketId: `${id}.1` });

const webhookOf = (id: string) =>
  outboxItem(id, `${id}.1#1#webhook#ticket_opened`, { kind: 'webhook', about: 'ticket_opened', ticketId: `${id}.1` });
const ANA = { login: 'ana', name: 'Ana' };
const LUIS = { login: 'luis', name: 'Luis' };

async function withTickets(at: Counter, count: number, items: (id: string) => readonly OutboxItem[]): Promise<void> {
  for (let place = 0; place < count; place++) {
    const id = `c${place}`;
    await openTicket(at.store, ticket(`${id}.1`, id, { number: `M-${place}` }));
    await put(at, ...items(id));
  }
}

describe('the relay', () => {
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

  test('gives an item up after thirty attempts, where it can be seen, and goes on with the next', async () => {
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

  test('does not overtake an item that another relay took in the meantime', async () => {
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
    expect(await relay({ ...at.ports, store: contested })).toMatchObject({ delivered: 0, failed: 0 });
    expect(at.teams.reached).toEqual([]);
  });

  test('delivers again what a relay took and never finished, and buries what stops every relay', async () => {
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
    const report = await relay({ ...at.ports, store: broken });
    expect(report).toMatchObject({ delivered: 1, failures: [new Error('no table')] });
    at.pass(2);
    await at.run();
    expect(at.teams.reached.map(({ conversation }) => conversation.id).sort()).toEqual(['c1', 'c1', 'c2']);
  });

  test('delivers in the same run what is due in ten seconds, and leaves what is due later than in fifteen', async () => {
    const at = counter();
    await teamsChat(at, 'c1', 3);
    const inMs = (ms: number) => new Date(START + ms).toISOString();
    const items = [say('c1', 2), say('c1', 3)];
    await committed(
      at.store,
      change({ outbox: items.map((item, place) => ({ ...item, nextAttemptAt: inMs(place === 0 ? 10_000 : 26_000) })) }),
    );
    expect(await at.run()).toMatchObject({ delivered: 1 });
    expect(at.clock.now().toISOString()).toBe(inMs(10_000));
    at.pass(0.1);
    expect(await at.run()).toMatchObject({ delivered: 1 });
  });

  test('brings mail to its receivers while a webhook hangs', async () => {
    const at = counter();
    await withTickets(at, 20, (id) => [webhookOf(id), opened(id)]);
    let release = () => {};
    const hanging = new Promise<void>((done) => {
      release = done;
    });
    const { pause } = quietRelay({ store: at.store, clock: at.clock });
    const running = relay({ ...at.ports, webhook: { post: () => hanging }, pause });
    // Turns of the loop, not time: the mails need nothing that the webhook has.
    const turns = async () => {
      for (let turn = 0; turn < 200; turn++) await new Promise((done) => setImmediate(done));
    };
    await turns();
    expect(at.mail.reached).toHaveLength(20);
    await openTicket(at.store, ticket('late.1', 'late', { number: 'M-late' }));
    await put(at, opened('late'));
    await turns();
    expect(at.mail.reached).toHaveLength(21);
    release();
    expect(await running).toMatchObject({ delivered: 41 });
  });

  test('stops calling a webhook that is down, and delivers everything else that is due behind it', async () => {
    const at = counter();
    await withTickets(at, 120, (id) => [webhookOf(id), opened(id)]);
    let calls = 0;
    at.hook.failWhen(() => {
      calls += 1;
      return 'down';
    });
    expect(await at.run()).toMatchObject({ delivered: 120 });
    expect(calls).toBeLessThan(20);
    at.hook.failWhen(() => undefined);
    await at.runFor(2);
    expect(new Set(at.hook.reached.map(({ eventId }) => eventId)).size).toBe(120);
  });

  test('tells a webhook what happened, in words for people and in fields for programs, and calls nobody by it', async () => {
    const at = counter();
    const subject = 'Mi <!channel> lavadora & @here gotea';
    await openTicket(at.store, ticket('c1.1', 'c1', { number: 'M-0123ABCD', subject, assignee: ANA }));
    await put(at, webhookOf('c1'));
    await at.run();
    const [call] = at.hook.reached;
    expect(call).toMatchObject({ url: 'https://hooks.example.com/x', eventId: 'c1.1#1#webhook#ticket_opened' });
    expect(call?.body).toMatchObject({
      eventId: 'c1.1#1#webhook#ticket_opened',
      event: 'ticket_opened',
      ticket: { number: 'M-0123ABCD', version: 1, status: 'new', subject, assignee: { login: 'ana', name: 'Ana' } },
    });
    const text = String(call?.body.text);
    expect(text).toContain('Consulta nueva: M-0123ABCD «Mi &lt;!channel&gt; lavadora &amp; @\u200Bhere gotea»');
    expect(text).toContain('a más tardar el martes 24 de noviembre a las 10:30');
    expect(text).toContain('https://help.example.com/desk/tickets/M-0123ABCD');
    expect(JSON.stringify(call?.body)).not.toMatch(/José|jose@example.com/);
  });

  test.each([
    ['whoever has it, at their own address', { assignee: ANA }, ['ana'], ['ana@example.com']],
    ['the team, where the person has no address', { assignee: LUIS }, ['luis'], TEAM],
    ['nobody, when somebody else has it by now', { assignee: LUIS }, ['ana'], undefined],
    ['nobody, when it is settled', { assignee: ANA, status: 'resolved' }, ['ana'], undefined],
  ] as const)('mails of an assignment %s', async (_what, more, to, expected) => {
    const at = counter();
    await openTicket(at.store, ticket('c1.1', 'c1', { status: 'assigned', openedAt: '2026-11-20T09:30:00.000Z', ...more }));
    await put(at, {
      ...outboxItem('c1', 'c1.1#4#staff_mail#ticket_assigned'),
      kind: 'staff_mail',
      about: 'ticket_assigned',
      to,
      ticketId: 'c1.1',
    });
    await at.run();
    expect(at.mail.reached[0]?.to).toEqual(expected);
  });

  test('mails the team of a new ticket once, though it has an owner already', async () => {
    const at = counter();
    const next = ticket('c1.1', 'c1', { status: 'assigned', assignee: LUIS });
    await openTicket(at.store, next);
    await put(
      at,
      ...notify(at.service, next, 'ticket_opened', { now: at.clock.now() }).filter(({ kind }) => kind === 'staff_mail'),
    );
    expect(await at.run()).toMatchObject({ delivered: 2 });
    expect(at.mail.reached.map(({ to }) => to)).toEqual([TEAM]);
  });

  test.each(['reminder', 'promise_at_risk'] as const)('mails no %s of a ticket that was answered meanwhile', async (about) => {
    const at = counter();
    await openTicket(at.store, ticket('c1.1', 'c1', { assignee: ANA, firstRespondedAt: '2026-11-23T09:00:00.000Z' }));
    await put(at, { ...outboxItem('c1', `c1.1#4#staff_mail#${about}`), kind: 'staff_mail', about, ticketId: 'c1.1' });
    expect(await at.run()).toMatchObject({ delivered: 1 });
    expect(at.mail.reached).toEqual([]);
  });

  test.each([
    ['delay', {}, 1],
    ['delay', { firstRespondedAt: '2026-11-23T09:00:00.000Z' }, 0],
    ['delay', { firstResponseDueAt: '2026-11-23T09:00:00.000Z' }, 0],
    ['resolved', { status: 'resolved' }, 1],
    ['resolved', { status: 'closed' }, 1],
    ['resolved', { status: 'assigned' }, 0],
    ['follow_up', { status: 'resolved' }, 1],
    ['follow_up', { status: 'closed' }, 0],
    ['reopened', { status: 'assigned' }, 1],
    ['reopened', { status: 'resolved' }, 0],
    ['reply', { status: 'closed' }, 1],
  ] as const)('tells a customer of %s by mail while it is true, of a ticket with %j: %i', async (about, more, count) => {
    const at = counter();
    const head = conversation('c1', { lastSeq: 1, customer: { email: 'jose@example.com' } });
    const told = message(1, 'Lo que dice la página.', { author: { role: 'system' }, kind: 'notice' });
    await committed(at.store, change({ conversation: { expected: 0, next: head }, messages: [told] }));
    const next = ticket('c1.1', 'c1', { status: 'assigned', ...more });
    await openTicket(at.store, next);
    await put(
      at,
      ...notify(at.service, next, about, { now: at.clock.now(), seqs: [1] }).filter(({ kind }) => kind === 'customer_mail'),
    );
    expect(await at.run()).toMatchObject({ delivered: 1 });
    expect(at.mail.reached).toHaveLength(count);
  });
});
