import type { Ticket } from '../../../../../bot/model/ticket';
import { reply } from '../../../../../bot/tickets/actions/reply';
import { monitorSla } from '../../../../../bot/tickets/sla/monitor';
import { businessTimeBetween } from '../../../../../bot/time/business-hours';
import { ana, type Counter, counter, handedOver, request, stored } from '../../counter';
import { service } from '../../sample';
import { anas } from './anas';
import { monitorFrom } from './monitor-from';

/** Opened on Monday at 10:00 in Madrid and Ana's; the first reply is promised for 14:00. */
async function anasTicket(): Promise<{ desk: Counter; ticket: Ticket }> {
  const desk = counter();
  return { desk, ticket: await anas(desk) };
}

const outbox = (desk: Counter) => desk.store.listOutbox('2099-01-01T00:00:00.000Z', 100);
const news = async (desk: Counter, about: string) => (await outbox(desk)).filter((item) => item.about === about);
const kinds = async (desk: Counter, ticket: Ticket) => (await stored(desk, ticket)).events.map(({ kind }) => kind);

describe('the owner of a ticket that nobody answers', () => {
  it('is reminded once when half of the time is left', async () => {
    const { desk, ticket } = await anasTicket();
    await monitorFrom(desk, '2025-11-24T09:00:00.000Z', '2025-11-24T11:59:00.000Z');
    expect(await news(desk, 'reminder')).toMatchObject([
      { kind: 'staff_mail', to: ['ana'], createdAt: '2025-11-24T11:00:00.000Z' },
    ]);
    const { events } = await stored(desk, ticket);
    expect(events.at(-1)).toMatchObject({ kind: 'reminded', actor: 'watch', to: 'ana' });
  });

  it('is reminded again of each new time', async () => {
    const { desk, ticket } = await anasTicket();
    await monitorFrom(desk, '2025-11-24T09:00:00.000Z', '2025-11-25T08:00:00.000Z');
    expect((await kinds(desk, ticket)).filter((kind) => kind === 'reminded')).toHaveLength(2);
  });

  it('is not reminded once they have replied and it is the customer’s turn', async () => {
    const { desk, ticket } = await anasTicket();
    await reply(desk, request(ana, ticket, { text: '¿Qué modelo es?' }));
    await monitorFrom(desk, '2025-11-27T09:00:00.000Z', '2025-11-27T10:00:00.000Z');
    expect(await news(desk, 'reminder')).toEqual([]);
  });
});

describe('with each notice of delay', () => {
  it('the ticket goes one step up, and everybody concerned hears of it', async () => {
    const { desk, ticket } = await anasTicket();
    await monitorFrom(desk, '2025-11-24T12:00:00.000Z', '2025-11-24T12:00:00.000Z');
    const now = await stored(desk, ticket);
    expect(now.ticket).toMatchObject({ assignee: { login: 'luis' }, escalations: 1 });
    expect(now.events.at(-1)).toMatchObject({ kind: 'escalated', actor: 'watch', from: 'ana', to: 'luis' });
    expect(now.events.at(-1)?.version).toBe(now.events.at(-2)?.version);
    expect(await news(desk, 'escalated')).toMatchObject([{ to: ['luis', 'ana'] }]);
    expect(now.messages.at(-1)?.text).toContain('Desde ahora se ocupa Luis');
  });

  it('who is away is passed over', async () => {
    const { desk, ticket } = await anasTicket();
    const away = { login: 'luis', version: 1, available: false, changedAt: '2025-11-24T08:00:00.000Z' };
    await desk.store.commit({ messages: [], outbox: [], availability: { expected: 0, next: away } });
    await monitorFrom(desk, '2025-11-24T12:00:00.000Z', '2025-11-24T12:00:00.000Z');
    expect((await stored(desk, ticket)).ticket.assignee?.login).toBe('admin');
  });

  it('a ticket at the top of the escalation path stays where it is: its owner is reminded, and nobody is told that it came up', async () => {
    const { desk, ticket } = await anasTicket();
    desk.setTime('2025-11-24T12:00:00.000Z');
    expect(await monitorSla(desk, { ...service, ladder: ['owner'] })).toMatchObject({ delayed: 1, failures: [] });
    const now = await stored(desk, ticket);
    expect(now.ticket).toMatchObject({ assignee: { login: 'ana' }, escalations: 0 });
    expect(now.events.at(-1)?.kind).toBe('delay_notified');
    expect(await news(desk, 'escalated')).toEqual([]);
    expect(await news(desk, 'reminder')).toMatchObject([{ kind: 'staff_mail', to: ['ana'] }]);
    expect(await monitorSla(desk, { ...service, ladder: ['owner'] })).toMatchObject({ delayed: 0, reminded: 0 });
  });

  it('a customer who left an address gets a mail of that very message', async () => {
    const desk = counter();
    await handedOver(desk, { customer: { email: 'marta@example.com' } });
    await monitorFrom(desk, '2025-11-24T12:00:00.000Z', '2025-11-24T12:00:00.000Z');
    const [mail] = (await news(desk, 'delay')).filter(({ kind }) => kind === 'customer_mail');
    expect(mail?.seqs).toEqual([2]);
  });
});

describe('a ticket that nobody has', () => {
  it('is given to somebody who is there, and no step up the ladder is needed for it', async () => {
    const desk = counter();
    const ticket = await handedOver(desk);
    expect(await monitorSla(desk, service)).toMatchObject({ given: 1, delayed: 0 });
    const { ticket: now, messages } = await stored(desk, ticket);
    expect(now).toMatchObject({ status: 'assigned', escalations: 0 });
    expect(messages.at(-1)?.text).toContain(`${now.assignee?.name} se ocupa de tu consulta`);
  });

  it('and that runs late goes to the ladder at once, so that the customer reads one name', async () => {
    const desk = counter();
    const ticket = await handedOver(desk);
    desk.setTime('2025-11-24T12:30:00.000Z');
    expect(await monitorSla(desk, service)).toMatchObject({ given: 0, delayed: 1 });
    expect((await stored(desk, ticket)).messages).toHaveLength(2);
  });
});

describe('after two notices', () => {
  it('the lead is alarmed once, well before the time passes, and the customer hears no more', async () => {
    const { desk, ticket } = await anasTicket();
    for (const day of ['24', '25', '26']) {
      await monitorFrom(desk, `2025-11-${day}T08:00:00.000Z`, `2025-11-${day}T18:00:00.000Z`);
    }
    const now = await stored(desk, ticket);
    expect(await news(desk, 'promise_at_risk')).toMatchObject([{ kind: 'staff_mail', to: ['luis', 'admin'] }]);
    const alarmed = now.events.filter(({ kind }) => kind === 'alarmed');
    expect(alarmed).toHaveLength(1);
    const [from, to] = [new Date(alarmed[0]?.at ?? ''), new Date(now.ticket.firstResponseDueAt)];
    expect(businessTimeBetween(service.calendar, from, to)).toBeGreaterThanOrEqual(0.2 * 4 * 3_600_000);
    expect(now.messages.filter(({ kind }) => kind === 'notice')).toHaveLength(3);
  });
});

describe('a look that comes when a reminder and an alarm are both due', () => {
  it('alarms, and a look right after it finds nothing more to do', async () => {
    const { desk, ticket } = await anasTicket();
    for (const at of ['2025-11-24T12:00:00.000Z', '2025-11-25T08:00:00.000Z', '2025-11-25T18:00:00.000Z']) {
      desk.setTime(at);
      await monitorSla(desk, service);
    }
    expect((await stored(desk, ticket)).ticket.noticesAt).toHaveLength(2);
    desk.setTime('2025-11-26T09:00:00.000Z');
    expect(await monitorSla(desk, service)).toMatchObject({ alarmed: 1, reminded: 0 });
    const after = desk.store.dump();
    await monitorSla(desk, service);
    expect(desk.store.dump()).toBe(after);
  });
});

describe('the promise', () => {
  it('is broken when the first time told has passed, although a later one was told', async () => {
    const { desk, ticket } = await anasTicket();
    await monitorFrom(desk, '2025-11-24T12:00:00.000Z', '2025-11-24T13:00:00.000Z');
    expect((await stored(desk, ticket)).ticket.promise).toBeUndefined();
    await monitorFrom(desk, '2025-11-24T13:01:00.000Z', '2025-11-24T13:01:00.000Z');
    const { ticket: now, events } = await stored(desk, ticket);
    expect(now.promise).toBe('broken');
    expect(events.at(-1)).toMatchObject({ kind: 'promise_broken', from: ticket.promisedAt });
    await reply(desk, request(ana, ticket, { text: 'Hola' }));
    expect(await desk.store.listSlaHistory('normal', 5)).toMatchObject([{ outcome: 'broken' }]);
  });
});

describe('after the first reply', () => {
  it('a customer who wrote again is told when the resolution will be later than they know', async () => {
    const { desk, ticket } = await anasTicket();
    await reply(desk, request(ana, ticket, { text: 'Lo miro' }));
    const { ticket: replied, conversation } = await stored(desk, ticket);
    await desk.store.commit({
      conversation: { expected: conversation.version, next: { ...conversation, version: conversation.version + 1 } },
      messages: [],
      ticket: { expected: replied.version, next: { ...replied, version: replied.version + 1, status: 'assigned' }, events: [] },
      outbox: [],
    });
    await monitorFrom(desk, '2025-11-25T08:00:00.000Z', '2025-11-26T08:00:00.000Z');
    const { messages, ticket: later } = await stored(desk, ticket);
    expect(messages.at(-1)?.text).toContain('seguimos con tu consulta');
    expect(messages.at(-1)?.text).toContain('a más tardar');
    expect(later.resolutionDueAt > ticket.resolutionDueAt).toBe(true);
    expect(later.firstResponseDueAt).toBe(ticket.firstResponseDueAt);
    expect(later.promise).toBe('kept');
  });
});

describe('at night', () => {
  it('what is late already waits for the morning', async () => {
    const { desk, ticket } = await anasTicket();
    desk.setTime('2025-11-24T23:00:00.000Z');
    expect(await monitorSla(desk, service)).toMatchObject({ delayed: 0, reminded: 0, broken: 1 });
    expect((await stored(desk, ticket)).messages).toHaveLength(2);
    desk.setTime('2025-11-25T08:00:00.000Z');
    expect(await monitorSla(desk, service)).toMatchObject({ delayed: 1 });
  });

  it('what cannot wait is told: a holiday that was added leaves no opening before the time told', async () => {
    const { desk } = await anasTicket();
    const today = { ...service, calendar: { ...service.calendar, holidays: ['2025-11-24'] } };
    desk.setTime('2025-11-24T09:30:00.000Z');
    expect(await monitorSla(desk, today)).toMatchObject({ delayed: 1 });
  });
});
