import { notify } from '../../../../bot/tickets/notifications/notify';
import { runOutboxWorker } from '../../../../bot/tickets/notifications/outbox-worker';
import { change, committed, conversation, message, openTicket, outboxItem, ticket } from '../../../contract/store/fixtures';
import { quietRelay } from '../../../support/quiet-relay';
import { ANA, counter, LUIS, opened, put, TEAM, webhookOf, withTickets } from './outbox-counter';

describe('the outbox worker and its receivers', () => {
  test('brings mail to its receivers while a webhook hangs', async () => {
    const at = counter();
    await withTickets(at, 20, (id) => [webhookOf(id), opened(id)]);
    let release = () => {};
    const hanging = new Promise<void>((done) => {
      release = done;
    });
    const { pause } = quietRelay({ store: at.store, clock: at.clock });
    const running = runOutboxWorker({ ...at.ports, webhook: { post: () => hanging }, pause });
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
    expect(await at.run()).toMatchObject({ delivered: 1 });
    expect(at.mail.reached.map(({ to }) => to)).toEqual([TEAM]);
  });

  test.each([
    ['once they have not opened it', undefined, ['ana@example.com']],
    ['not once they have opened it', 'ana', undefined],
    ['though a colleague has opened it', 'luis', ['ana@example.com']],
  ] as const)('mails the owner of a new ticket %s', async (_what, reader, expected) => {
    const at = counter();
    const next = ticket('c1.1', 'c1', { status: 'assigned', assignee: ANA });
    await openTicket(at.store, next);
    const outbox = notify(at.service, next, 'ticket_opened', { now: at.clock.now() }).filter(({ to }) => to !== undefined);
    await committed(at.store, change({ outbox }));
    expect(await at.run()).toMatchObject({ delivered: 0 });
    if (reader !== undefined) {
      const seen = { login: reader, name: reader, doing: 'viewing', at: at.clock.now().toISOString() } as const;
      await at.store.notePresence('c1.1', seen, Number.MAX_SAFE_INTEGER);
    }
    at.pass(2);
    expect(await at.run()).toMatchObject({ delivered: 1 });
    expect(at.mail.reached[0]?.to).toEqual(expected);
  });

  test.each(['reminder', 'promise_at_risk'] as const)('mails no %s of a ticket that was answered meanwhile', async (about) => {
    const at = counter();
    await openTicket(at.store, ticket('c1.1', 'c1', { assignee: ANA, firstRespondedAt: '2026-11-23T09:31:00.000Z' }));
    await put(at, { ...outboxItem('c1', `c1.1#4#staff_mail#${about}`), kind: 'staff_mail', about, ticketId: 'c1.1' });
    expect(await at.run()).toMatchObject({ delivered: 1 });
    expect(at.mail.reached).toEqual([]);
  });

  test.each(['reminder', 'promise_at_risk'] as const)(
    'mails a %s of what is still to be solved after the first reply',
    async (about) => {
      const at = counter();
      await openTicket(at.store, ticket('c1.1', 'c1', { assignee: ANA, firstRespondedAt: '2026-11-23T09:00:00.000Z' }));
      await put(at, {
        ...outboxItem('c1', `c1.1#4#staff_mail#${about}`),
        kind: 'staff_mail',
        about,
        to: ['ana'],
        ticketId: 'c1.1',
      });
      expect(await at.run()).toMatchObject({ delivered: 1 });
      expect(at.mail.reached.map(({ to }) => to)).toEqual([['ana@example.com']]);
    },
  );

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
