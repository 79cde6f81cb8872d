import type { Ticket } from '../../../../bot/model/ticket';
import { assign } from '../../../../bot/tickets/actions/assign';
import { claim } from '../../../../bot/tickets/actions/claim';
import { note } from '../../../../bot/tickets/actions/note';
import { priority } from '../../../../bot/tickets/actions/priority';
import { reply } from '../../../../bot/tickets/actions/reply';
import { resolve } from '../../../../bot/tickets/actions/resolve';
import { setAvailability } from '../../../../bot/tickets/assignment/availability';
import { handOver, MAX_HANDED_OVER, takeBack } from '../../../../bot/tickets/assignment/hand-over';
import { monitorSla } from '../../../../bot/tickets/sla/monitor';
import { ana, type Counter, codeOf, counter, eva, handedOver, luis, request, stored } from '../counter';
import { service } from '../sample';

const NOON = '2025-11-24T11:00:00.000Z';
const notices = (messages: readonly { readonly kind: string; readonly text: string }[]) =>
  messages.filter(({ kind }) => kind === 'notice').map(({ text }) => text);

/** So many tickets of Ana, whose name their customers know. */
async function anas(desk: Counter, count: number): Promise<readonly Ticket[]> {
  const opened: Ticket[] = [];
  for (let n = 0; n < count; n++) {
    const ticket = await handedOver(desk, { id: `c${n}` });
    await claim(desk, request(ana, ticket, {}));
    opened.push(ticket);
  }
  return opened;
}

describe('handing over all tickets', () => {
  it('to a colleague moves every open one, also those that wait for the customer', async () => {
    const desk = counter();
    const [first, second] = await anas(desk, 2);
    await reply(desk, request(ana, first!, { text: '¿Qué modelo es?' }));
    desk.setTime(NOON);
    const report = await handOver(desk, ana, service, { from: 'ana', to: 'luis' });
    expect(report).toMatchObject({ missed: [], more: false, undoUntil: '2025-11-24T11:05:00.000Z' });
    expect(report.tickets.map(({ number }) => number).sort()).toEqual([first!.number, second!.number].sort());
    expect((await stored(desk, first!)).ticket).toMatchObject({ status: 'waiting_customer', assignee: { login: 'luis' } });
    const { ticket, events } = await stored(desk, second!);
    expect(ticket).toMatchObject({ status: 'assigned', assignee: { login: 'luis' } });
    expect(events.at(-1)).toMatchObject({ kind: 'assigned', actor: 'ana', from: 'ana', to: 'luis', text: 'handed_over' });
  });

  it('to whoever is free shares them out, and gives none back to whom they come from', async () => {
    const desk = counter();
    const tickets = await anas(desk, 6);
    await setAvailability(desk, luis, service, false);
    desk.setTime(NOON);
    await handOver(desk, ana, service, { from: 'ana' });
    const owners = await Promise.all(tickets.map(async (ticket) => (await stored(desk, ticket)).ticket.assignee?.login));
    expect(owners.sort()).toEqual(['admin', 'admin', 'admin', 'eva', 'eva', 'eva']);
  });

  it('tells each new owner once, with what is due first, and only when it cannot be taken back any more', async () => {
    const desk = counter();
    await anas(desk, 5);
    desk.setTime(NOON);
    await handOver(desk, ana, service, { from: 'ana', to: 'luis' });
    const news = (await desk.store.listOutbox('2099-01-01T00:00:00.000Z', 50)).filter(({ createdAt }) => createdAt === NOON);
    expect(news).toMatchObject([
      { kind: 'staff_mail', about: 'handed_over', to: ['luis'], nextAttemptAt: '2025-11-24T11:05:00.000Z' },
    ]);
  });

  it('can be taken back as if nothing had been: no customer hears a word', async () => {
    const desk = counter();
    const tickets = await anas(desk, 3);
    desk.setTime(NOON);
    const { tickets: moved } = await handOver(desk, ana, service, { from: 'ana' });
    desk.setTime('2025-11-24T11:04:00.000Z');
    const report = await takeBack(desk, ana, service, { from: 'ana', tickets: moved });
    expect(report.missed).toEqual([]);
    desk.setTime('2025-11-24T11:06:00.000Z');
    await monitorSla(desk, service);
    for (const ticket of tickets) {
      const now = await stored(desk, ticket);
      expect(now.ticket.assignee).toEqual({ login: 'ana', name: 'Ana' });
      expect(notices(now.messages)).toHaveLength(1);
    }
  });

  it('is not taken back after its five minutes, nor is anything that was no hand-over', async () => {
    const desk = counter();
    const [one] = await anas(desk, 1);
    const { version } = (await stored(desk, one!)).ticket;
    const own = [{ number: one!.number, version }];
    expect(await takeBack(desk, ana, service, { from: 'ana', tickets: own })).toEqual({ back: [], missed: [one!.number] });
    desk.setTime(NOON);
    const { tickets: moved } = await handOver(desk, ana, service, { from: 'ana', to: 'luis' });
    desk.setTime('2025-11-24T11:05:01.000Z');
    expect(await takeBack(desk, ana, service, { from: 'ana', tickets: moved })).toEqual({ back: [], missed: [one!.number] });
    expect((await stored(desk, one!)).ticket.assignee?.login).toBe('luis');
  });

  it('is not taken back from a colleague who has gone on with one', async () => {
    const desk = counter();
    const [one, other] = await anas(desk, 2);
    desk.setTime(NOON);
    const { tickets: moved } = await handOver(desk, ana, service, { from: 'ana', to: 'luis' });
    await reply(desk, request(luis, one!, { text: 'Ya lo miro.' }));
    const report = await takeBack(desk, ana, service, { from: 'ana', tickets: moved });
    expect(report).toEqual({ back: [other!.number], missed: [one!.number] });
    expect((await stored(desk, one!)).ticket.assignee?.login).toBe('luis');
  });

  it('of another person is for leads', async () => {
    const desk = counter();
    await anas(desk, 1);
    expect(await codeOf(handOver(desk, eva, service, { from: 'ana', to: 'eva' }))).toBe('FORBIDDEN');
    expect((await handOver(desk, luis, service, { from: 'ana', to: 'eva' })).tickets).toHaveLength(1);
  });

  it('is refused to nobody, to oneself, and to whoever is free while nobody is', async () => {
    const desk = counter();
    await anas(desk, 1);
    for (const to of ['nobody', 'ana']) {
      expect(await codeOf(handOver(desk, ana, service, { from: 'ana', to }))).toBe('INVALID_REQUEST');
    }
    for (const { login } of service.team) await setAvailability(desk, luis, service, false, login);
    expect(await codeOf(handOver(desk, ana, service, { from: 'ana' }))).toBe('NOBODY_AVAILABLE');
  });

  it('leaves alone what somebody else takes at the same moment', async () => {
    const desk = counter();
    const tickets = await anas(desk, 4);
    desk.setTime(NOON);
    await Promise.all([
      handOver(desk, ana, service, { from: 'ana', to: 'luis' }),
      ...tickets.map((ticket) => assign(desk, request(eva, ticket, { to: 'eva' }))),
    ]);
    for (const ticket of tickets) {
      const { ticket: now, conversation } = await stored(desk, ticket);
      expect(['luis', 'eva']).toContain(now.assignee?.login);
      expect(conversation.ticket?.assignee).toBe(now.assignee?.name);
    }
  });

  it(`takes ${MAX_HANDED_OVER} at once, and says that there are more`, async () => {
    const desk = counter();
    await anas(desk, MAX_HANDED_OVER + 1);
    const { tickets, more } = await handOver(desk, ana, service, { from: 'ana', to: 'luis' });
    expect({ count: tickets.length, more }).toEqual({ count: MAX_HANDED_OVER, more: true });
  });
});

describe('a hand-over, in each detail', () => {
  const withWebhook = { ...service, notifications: { ...service.notifications, webhook: 'https://hooks.example/desk' } };
  const newsOf = async (desk: Counter) =>
    (await desk.store.listOutbox('2099-01-01T00:00:00.000Z', 50))
      .filter(({ createdAt }) => createdAt === NOON)
      .map(({ kind, about, to = [] }) => [kind, about, ...to].join(' '))
      .sort();

  it('tells programs of each ticket, and each new owner once', async () => {
    const desk = counter();
    await anas(desk, 3);
    desk.setTime(NOON);
    const before = desk.triggerCount();
    await handOver(desk, ana, withWebhook, { from: 'ana', to: 'luis' });
    expect(await newsOf(desk)).toEqual([
      'staff_mail handed_over luis',
      'webhook ticket_assigned',
      'webhook ticket_assigned',
      'webhook ticket_assigned',
    ]);
    expect(desk.triggerCount()).toBe(before + 1);
  });

  it('of nothing tells nobody', async () => {
    const desk = counter();
    expect(await handOver(desk, ana, service, { from: 'ana', to: 'luis' })).toMatchObject({
      tickets: [],
      missed: [],
      more: false,
    });
    expect(desk.triggerCount()).toBe(0);
  });

  it('is the choice of a person where it names one, and otherwise of the rules', async () => {
    for (const [to, chosen] of [
      ['luis', { byHandAt: NOON }],
      [undefined, {}],
    ] as const) {
      const desk = counter();
      const [one] = await anas(desk, 1);
      desk.setTime(NOON);
      await handOver(desk, ana, service, { from: 'ana', ...(to === undefined ? {} : { to }) });
      const { byHandAt } = (await stored(desk, one!)).ticket;
      expect(byHandAt === undefined ? {} : { byHandAt }).toEqual(chosen);
    }
  });

  it('names what is due first in the one mail', async () => {
    const desk = counter();
    const calm = await handedOver(desk, { id: 'c1' });
    const upset = await handedOver(desk, { id: 'c2', tone: 'upset' });
    for (const one of [calm, upset]) await claim(desk, request(ana, one, {}));
    await priority(desk, request(luis, calm, { priority: 'urgent', reason: 'x' }));
    desk.setTime(NOON);
    await handOver(desk, ana, service, { from: 'ana', to: 'luis' });
    const mails = (await desk.store.listOutbox('2099-01-01T00:00:00.000Z', 50)).filter(({ about }) => about === 'handed_over');
    expect(mails.map(({ ticketId }) => ticketId)).toEqual([calm.id]);
  });

  it('leaves what is settled, and says that exactly as many as it takes are no more', async () => {
    const desk = counter();
    const [settled] = await anas(desk, MAX_HANDED_OVER + 1);
    await resolve(desk, request(ana, settled!, { reason: 'answered' }));
    const { tickets, more } = await handOver(desk, ana, service, { from: 'ana', to: 'luis' });
    expect({ count: tickets.length, more }).toEqual({ count: MAX_HANDED_OVER, more: false });
    expect((await stored(desk, settled!)).ticket).toMatchObject({ status: 'resolved', assignee: { login: 'ana' } });
  });

  it.each([
    ['nobody', 'body.to: nobody in the team has this login; GET /v1/staff lists the team.'],
    ['ana', 'body.to: this person has the tickets already; GET /v1/staff lists the team.'],
  ])('to %s is refused with what is wrong', async (to, detail) => {
    const desk = counter();
    await expect(handOver(desk, ana, service, { from: 'ana', to })).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      detail,
      extra: { faults: [{ path: 'body.to', message: detail.replace(/^body.to: |; GET.*$/g, '') }] },
    });
  });

  it('to whoever is free is refused while only the person themselves is', async () => {
    const desk = counter();
    await anas(desk, 1);
    for (const login of ['eva', 'luis', 'admin']) await setAvailability(desk, luis, service, false, login);
    await expect(handOver(desk, ana, service, { from: 'ana' })).rejects.toMatchObject({
      code: 'NOBODY_AVAILABLE',
      detail: 'Nobody else takes tickets now: choose the colleague who gets them.',
    });
  });

  describe('that loses a race', () => {
    /** Something happens before the first commit of the hand-over. */
    const racing = (desk: Counter, happens: (count: number) => Promise<unknown>): Counter => {
      let count = 0;
      const commit: Counter['store']['commit'] = async (change) => {
        await happens(++count);
        return desk.store.commit(change);
      };
      return { ...desk, store: { ...desk.store, commit } };
    };
    const number = (opened: readonly Ticket[]) => opened[0]?.number ?? '';

    it('goes on with the ticket as it is', async () => {
      const desk = counter();
      const opened = await anas(desk, 1);
      const raced = racing(desk, async (count) => count === 1 && note(desk, request(eva, opened[0]!, { text: 'ojo' })));
      const report = await handOver(raced, ana, service, { from: 'ana', to: 'luis' });
      expect(report).toMatchObject({ tickets: [{ number: number(opened), version: 4, to: 'luis' }], missed: [] });
      expect((await stored(desk, opened[0]!)).ticket).toMatchObject({ assignee: { login: 'luis' }, version: 4 });
    });

    it.each<[what: string, happens: (desk: Counter, ticket: Ticket) => Promise<unknown>]>([
      ['was settled', (desk, ticket) => resolve(desk, request(ana, ticket, { reason: 'answered' }))],
      ['is a colleague’s', (desk, ticket) => assign(desk, request(eva, ticket, { to: 'eva' }))],
    ])('leaves what %s meanwhile', async (_what, happens) => {
      const desk = counter();
      const opened = await anas(desk, 1);
      const before = desk.triggerCount();
      const raced = racing(desk, async (count) => count === 1 && happens(desk, opened[0]!));
      const report = await handOver(raced, ana, service, { from: 'ana', to: 'luis' });
      expect(report).toMatchObject({ tickets: [], missed: [number(opened)] });
      expect((await stored(desk, opened[0]!)).ticket.version).toBe(3);
      expect(raced.triggerCount() - before).toBeLessThanOrEqual(1);
    });

    it('leaves what was erased meanwhile, or changes each time', async () => {
      const desk = counter();
      const opened = await anas(desk, 1);
      const raced = racing(desk, () => note(desk, request(eva, opened[0]!, { text: 'ojo' })));
      const missed = { tickets: [], missed: [number(opened)] };
      expect(await handOver(raced, ana, service, { from: 'ana', to: 'luis' })).toMatchObject(missed);
      const gone: Counter = { ...raced, store: { ...raced.store, loadTicket: async () => undefined } };
      expect(await handOver(gone, ana, service, { from: 'ana', to: 'luis' })).toMatchObject(missed);
    });
  });
});

describe('taking a hand-over back, in each detail', () => {
  const handed = async (service_ = service) => {
    const desk = counter();
    const opened = await anas(desk, 2);
    desk.setTime(NOON);
    const { tickets } = await handOver(desk, ana, service_, { from: 'ana', to: 'luis' });
    return { desk, opened, tickets };
  };

  it('is possible in its last millisecond', async () => {
    const { desk, opened, tickets } = await handed();
    desk.setTime('2025-11-24T11:05:00.000Z');
    expect((await takeBack(desk, ana, service, { from: 'ana', tickets })).missed).toEqual([]);
    const { ticket, events } = await stored(desk, opened[0]!);
    expect(ticket).toMatchObject({ assignee: { login: 'ana', name: 'Ana' }, byHandAt: '2025-11-24T11:05:00.000Z' });
    expect(events.at(-1)).toMatchObject({ kind: 'assigned', actor: 'ana', from: 'luis', to: 'ana', text: 'taken_back' });
    const news = await desk.store.listOutbox('2099-01-01T00:00:00.000Z', 50);
    expect(news.filter(({ createdAt }) => createdAt === '2025-11-24T11:05:00.000Z')).toEqual([]);
  });

  it('of a colleague is for leads, and goes back to that colleague', async () => {
    const { desk, opened, tickets } = await handed();
    expect(await codeOf(takeBack(desk, eva, service, { from: 'ana', tickets }))).toBe('FORBIDDEN');
    await takeBack(desk, luis, service, { from: 'ana', tickets });
    expect((await stored(desk, opened[0]!)).ticket.assignee).toEqual({ login: 'ana', name: 'Ana' });
  });

  it('of somebody whom the service file does not list yet is theirs', async () => {
    const without = { ...service, team: service.team.filter(({ login }) => login !== 'ana') };
    const { desk, opened, tickets } = await handed(without);
    expect((await takeBack(desk, ana, without, { from: 'ana', tickets })).back).toHaveLength(2);
    expect((await stored(desk, opened[0]!)).ticket.assignee).toEqual({ login: 'ana', name: 'Ana' });
  });

  it.each<
    [
      what: string,
      ofWhat: (at: Awaited<ReturnType<typeof handed>>) => { from: string; tickets: { number: string; version: number }[] },
    ]
  >([
    ['a ticket that there is not', () => ({ from: 'luis', tickets: [{ number: 'M-ZZZZZZZZ', version: 3 }] })],
    [
      'another version',
      ({ tickets }) => ({ from: 'ana', tickets: tickets.map((one) => ({ ...one, version: one.version - 1 })) }),
    ],
    ['another person’s hand-over', ({ tickets }) => ({ from: 'eva', tickets: [...tickets] })],
  ])('is not possible of %s', async (_what, ofWhat) => {
    const at = await handed();
    const asked = ofWhat(at);
    const report = await takeBack(at.desk, luis, service, asked);
    expect(report).toEqual({ back: [], missed: asked.tickets.map(({ number }) => number) });
    expect((await stored(at.desk, at.opened[0]!)).ticket.assignee?.login).toBe('luis');
  });

  it('is not possible of what was assigned otherwise', async () => {
    const desk = counter();
    const [one] = await anas(desk, 1);
    await assign(desk, request(ana, one!, { to: 'luis' }));
    const { version } = (await stored(desk, one!)).ticket;
    const report = await takeBack(desk, ana, service, { from: 'ana', tickets: [{ number: one!.number, version }] });
    expect(report).toEqual({ back: [], missed: [one!.number] });
  });
});

describe('the customer of a ticket that changes hands', () => {
  it('hears of it once, with the last name, at nine in the morning when it was at night', async () => {
    const desk = counter();
    desk.setTime('2025-11-24T17:59:00.000Z');
    const [ticket] = await anas(desk, 1);
    desk.setTime('2025-11-25T02:00:00.000Z');
    await assign(desk, request(luis, ticket!, { to: 'luis' }));
    await assign(desk, request(luis, ticket!, { to: 'eva' }));
    for (const [at, told] of [
      ['2025-11-25T07:59:00.000Z', 1],
      ['2025-11-25T08:00:00.000Z', 2],
      ['2025-11-25T08:01:00.000Z', 2],
    ] as const) {
      desk.setTime(at);
      await monitorSla(desk, service);
      expect(notices((await stored(desk, ticket!)).messages)).toHaveLength(told);
    }
    expect(notices((await stored(desk, ticket!)).messages).at(-1)).toMatch(/^Ahora se ocupa Eva/);
  });

  it('hears of it with the notice of a delay that is due in the same minute, and then no more', async () => {
    const desk = counter();
    const [ticket] = await anas(desk, 1);
    desk.setTime('2025-11-25T02:00:00.000Z');
    await assign(desk, request(luis, ticket!, { to: 'luis' }));
    for (const login of ['luis', 'admin']) await setAvailability(desk, luis, service, false, login);
    for (const at of ['2025-11-25T08:00:00.000Z', '2025-11-25T08:01:00.000Z']) {
      desk.setTime(at);
      await monitorSla(desk, service);
    }
    const told = notices((await stored(desk, ticket!)).messages).slice(1);
    expect(told).toEqual([expect.stringMatching(/^Sentimos el retraso.*Desde ahora se ocupa Luis/)]);
  });

  it('hears nothing of it when the new owner has written first', async () => {
    const desk = counter();
    const [ticket] = await anas(desk, 1);
    desk.setTime('2025-11-25T02:00:00.000Z');
    await assign(desk, request(luis, ticket!, { to: 'luis' }));
    await reply(desk, request(luis, ticket!, { text: 'Hola, soy Luis.' }));
    desk.setTime('2025-11-25T08:00:00.000Z');
    await monitorSla(desk, service);
    expect(notices((await stored(desk, ticket!)).messages)).toHaveLength(1);
  });
});
