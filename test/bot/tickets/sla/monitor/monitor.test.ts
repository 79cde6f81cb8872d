import { storeUnavailable } from '../../../../../bot/model/errors';
import type { Ticket } from '../../../../../bot/model/ticket';
import type { Change } from '../../../../../bot/ports';
import { reopen } from '../../../../../bot/tickets/actions/reopen';
import { reply } from '../../../../../bot/tickets/actions/reply';
import { resolve } from '../../../../../bot/tickets/actions/resolve';
import { monitorSla } from '../../../../../bot/tickets/sla/monitor';
import { dueTickets } from '../../../../../bot/tickets/sla/monitor/due-tickets';
import { businessTimeBetween } from '../../../../../bot/time/business-hours';
import { ana, type Counter, counter, request, stored } from '../../counter';
import { service } from '../../sample';
import { anas } from './anas';
import { monitorFrom } from './monitor-from';

const MINUTE = 60_000;

const notices = async (desk: Counter, ticket: Ticket) =>
  (await stored(desk, ticket)).messages.filter(({ text }) => text.startsWith('Sentimos el retraso'));

describe('a ticket that nobody answers', () => {
  it('has its customer told of the delay while at least a fifth of the time is left, with a new time', async () => {
    const desk = counter();
    const opened = await anas(desk);
    await monitorFrom(desk, '2025-11-24T09:00:00.000Z', '2025-11-24T13:00:00.000Z');
    const [notice, ...more] = await notices(desk, opened);
    const { ticket, conversation, events } = await stored(desk, opened);
    expect(more).toEqual([]);
    const left = businessTimeBetween(service.calendar, new Date(notice?.at ?? ''), new Date(opened.firstResponseDueAt));
    expect(left / (4 * 60 * MINUTE)).toBeGreaterThanOrEqual(0.2);
    expect(ticket).toMatchObject({
      firstResponseDueAt: '2025-11-25T09:00:00.000Z',
      noticesAt: [notice?.at],
    });
    expect(notice?.text).toBe(
      `Sentimos el retraso: todavía no hemos podido atender tu consulta ${opened.number}, porque las anteriores nos están llevando más tiempo del previsto. Te responderemos a más tardar el martes 25 de noviembre a las 10:00 (hora peninsular). Desde ahora se ocupa Luis, con todo lo que nos has contado.`,
    );
    expect(conversation.ticket?.dueAt).toBe(ticket.firstResponseDueAt);
    expect(events.at(-2)).toMatchObject({
      kind: 'delay_notified',
      actor: 'watch',
      from: opened.firstResponseDueAt,
      to: ticket.firstResponseDueAt,
    });
  });

  it('has its customer told twice at most, however long it takes, each time before the time told has passed', async () => {
    const desk = counter();
    const opened = await anas(desk);
    let told = opened.firstResponseDueAt;
    for (const day of ['24', '25', '26', '27', '28']) {
      await monitorFrom(desk, `2025-11-${day}T08:00:00.000Z`, `2025-11-${day}T18:00:00.000Z`);
    }
    const { ticket, events } = await stored(desk, opened);
    const delays = events.filter(({ kind }) => kind === 'delay_notified');
    expect(delays).toHaveLength(2);
    expect(ticket.noticesAt).toHaveLength(2);
    for (const { at, from, to } of delays) {
      expect(from).toBe(told);
      expect(at < told).toBe(true);
      told = to ?? '';
    }
  });

  it('is told of as soon as it is seen, when nobody looked in time', async () => {
    const desk = counter();
    const opened = await anas(desk);
    desk.setTime('2025-11-25T09:00:00.000Z');
    await monitorSla(desk, service);
    expect((await stored(desk, opened)).ticket.firstResponseDueAt).toBe('2025-11-25T13:00:00.000Z');
  });

  it('is not told of in the night: business time stands still, and continues in the morning', async () => {
    const desk = counter();
    desk.setTime('2025-11-24T15:05:00.000Z');
    const opened = await anas(desk);
    await monitorFrom(desk, '2025-11-24T15:05:00.000Z', '2025-11-25T08:04:00.000Z');
    expect(await notices(desk, opened)).toEqual([]);
    await monitorFrom(desk, '2025-11-25T08:05:00.000Z', '2025-11-25T08:05:00.000Z');
    expect(await notices(desk, opened)).toHaveLength(1);
  });

  it('is told of in Teams, too: through the outbox, and the outbox worker is started', async () => {
    const desk = counter();
    await anas(desk, { channel: 'teams' });
    const before = desk.triggerCount();
    desk.setTime('2025-11-24T12:30:00.000Z');
    await monitorSla(desk, service);
    const items = await desk.store.listOutbox('2099-01-01T00:00:00.000Z', 10);
    expect(items).toContainEqual(expect.objectContaining({ kind: 'channel_message', seqs: [3] }));
    expect(desk.triggerCount()).toBe(before + 1);
  });
});

describe('nobody is told of a delay', () => {
  it('once a person has replied', async () => {
    const desk = counter();
    const opened = await anas(desk);
    await reply(desk, request(ana, opened, { text: 'Hola' }));
    await monitorFrom(desk, '2025-11-24T12:00:00.000Z', '2025-11-24T13:00:00.000Z');
    expect(await notices(desk, opened)).toEqual([]);
  });

  it('right after a reopening: the promise is new', async () => {
    const desk = counter();
    const opened = await anas(desk);
    await resolve(desk, request(ana, opened, { reason: 'other' }));
    desk.setTime('2025-11-26T09:00:00.000Z');
    await reopen(desk, request(ana, opened, { reason: 'no era' }));
    expect(await monitorSla(desk, service)).toMatchObject({ delayed: 0 });
  });
});

describe('a resolved ticket', () => {
  it('is closed with its conversation when its time has come, and not before', async () => {
    const desk = counter();
    const opened = await anas(desk);
    await resolve(desk, request(ana, opened, { reason: 'answered' }));
    desk.setTime('2025-11-27T08:59:59.999Z');
    expect(await monitorSla(desk, service)).toMatchObject({ closed: 0 });
    desk.setTime('2025-11-27T09:00:00.000Z');
    expect(await monitorSla(desk, service)).toMatchObject({ closed: 1 });
    const { ticket, conversation, events } = await stored(desk, opened);
    expect(ticket.status).toBe('closed');
    expect(conversation).toMatchObject({ state: 'closed', ticket: { status: 'closed' } });
    expect(events.at(-1)).toMatchObject({ kind: 'closed', actor: 'watch' });
  });

  it('is closed although its customer has erased the conversation', async () => {
    const desk = counter();
    const opened = await anas(desk);
    await resolve(desk, request(ana, opened, { reason: 'answered' }));
    await desk.store.eraseConversation('c1', { at: '2025-11-24T10:00:00.000Z', hash: 'h', ticketsUntilSeconds: 1_900_000_000 });
    desk.setTime('2025-11-28T09:00:00.000Z');
    expect((await monitorSla(desk, service)).failures).toEqual([]);
    expect((await desk.store.loadTicket(opened.id))?.status).toBe('closed');
  });
});

describe('the SLA monitor', () => {
  const threeAtOnce = async () => {
    const desk = counter();
    const tickets = [await anas(desk, { id: 'c1' }), await anas(desk, { id: 'c2' }), await anas(desk, { id: 'c3' })];
    const [first] = tickets;
    if (first !== undefined) await resolve(desk, request(ana, first, { reason: 'answered' }));
    desk.setTime('2025-11-28T09:00:00.000Z');
    return desk;
  };

  it('changes nothing when it runs again', async () => {
    const desk = await threeAtOnce();
    expect(await monitorSla(desk, service)).toMatchObject({ delayed: 2, closed: 1 });
    const after = desk.store.dump();
    expect(await monitorSla(desk, service)).toMatchObject({ delayed: 0, closed: 0, raced: 0 });
    expect(desk.store.dump()).toBe(after);
  });

  it('does each thing once when it runs twice at the same time', async () => {
    const desk = await threeAtOnce();
    const reports = await Promise.all([monitorSla(desk, service), monitorSla(desk, service)]);
    const sum = (key: 'delayed' | 'closed') => reports.reduce((total, report) => total + report[key], 0);
    expect([sum('delayed'), sum('closed')]).toEqual([2, 1]);
    for (const id of ['c2', 'c3']) expect(await desk.store.listMessages(id, 0)).toHaveLength(3);
  });

  it('does the others when one fails, and says so', async () => {
    const desk = await threeAtOnce();
    let commits = 0;
    const store = {
      ...desk.store,
      commit: async (change: Change) => {
        if (++commits === 1) throw storeUnavailable('throttled');
        return desk.store.commit(change);
      },
    };
    const report = await monitorSla({ ...desk, store }, service);
    expect(report.failures).toHaveLength(1);
    expect(report.delayed + report.closed).toBe(2);
  });

  it('reaches those that stand behind more than a page of tickets that need nothing', async () => {
    const desk = counter();
    const tickets = [await anas(desk, { id: 'c1' }), await anas(desk, { id: 'c2' }), await anas(desk, { id: 'c3' })];
    const found: string[] = [];
    for await (const page of dueTickets(desk.store, '2099-01-01T00:00:00.000Z', 2)) found.push(...page.map(({ id }) => id));
    expect(found.sort()).toEqual(tickets.map(({ id }) => id).sort());
  });
});
