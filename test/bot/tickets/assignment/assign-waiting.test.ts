import type { Store } from '../../../../bot/ports';
import { claim } from '../../../../bot/tickets/actions/claim';
import { note } from '../../../../bot/tickets/actions/note';
import { reply } from '../../../../bot/tickets/actions/reply';
import { assignWaiting } from '../../../../bot/tickets/assignment/assign-waiting';
import { noteSeen, setAvailability } from '../../../../bot/tickets/assignment/availability';
import { readStaffing } from '../../../../bot/tickets/assignment/staffing';
import { waitingTickets } from '../../../../bot/tickets/assignment/waiting-tickets';
import type { Actor } from '../../../../bot/tickets/authorize';
import { ana, type Counter, counter, eva, handedOver, luis, request, stored } from '../counter';
import { service } from '../sample';

const alba: Actor = { login: 'admin', name: 'Alba', role: 'admin' };
const goes = (desk: Counter, ...people: readonly Actor[]) =>
  Promise.all(people.map((person) => setAvailability(desk, person, service, false)));
const comes = (desk: Counter, person: Actor) => setAvailability(desk, person, service, true);
const look = (desk: Counter) => assignWaiting(desk, service, desk.clock.now());

/** Ana has the ticket, and the customer knows it; then time passes. */
async function anasTicket(desk: Counter, id = 'c1') {
  const opened = await handedOver(desk, { id });
  await claim(desk, request(ana, opened, {}));
  desk.setTime('2025-11-24T09:05:00.000Z');
  return opened;
}

describe('a pause', () => {
  it('leaves everything with its owner, and gives them nothing new', async () => {
    const desk = counter();
    const opened = await anasTicket(desk);
    await goes(desk, ana);
    expect((await stored(desk, opened)).ticket).toMatchObject({ status: 'assigned', assignee: { login: 'ana' }, version: 2 });
    const next = await handedOver(desk, { id: 'c2' });
    await look(desk);
    expect((await stored(desk, next)).ticket.assignee?.login).toBe('admin');
  });

  it('of everybody leaves new tickets to nobody, until the first one comes back', async () => {
    const desk = counter();
    await goes(desk, ana, eva, luis, alba);
    const opened = await handedOver(desk);
    await look(desk);
    expect((await stored(desk, opened)).ticket).toMatchObject({ status: 'new' });
    await comes(desk, eva);
    expect((await stored(desk, opened)).ticket.assignee?.login).toBe('eva');
  });

  it('twice is once', async () => {
    const desk = counter();
    await Promise.all([goes(desk, ana), goes(desk, ana)]);
    await goes(desk, ana);
    expect(await desk.store.listAvailability()).toMatchObject([{ login: 'ana', version: 1, available: false }]);
  });

  it('does not keep anybody from taking a ticket by hand, and keeping it', async () => {
    const desk = counter();
    await goes(desk, ana, eva, luis, alba);
    const opened = await handedOver(desk);
    desk.setTime('2025-11-24T09:05:00.000Z');
    await claim(desk, request(ana, opened, {}));
    await comes(desk, eva);
    await look(desk);
    expect((await stored(desk, opened)).ticket.assignee?.login).toBe('ana');
  });
});

/** Ana had the ticket when the day ended; nobody had said that they pause. */
async function nextMorning(desk: Counter) {
  const opened = await anasTicket(desk);
  desk.setTime('2025-11-25T07:30:00.000Z');
  await noteSeen(desk, eva, service);
  return opened;
}

describe('who has not come', () => {
  it('keeps their tickets until one working hour after the opening, then they go to those who have come', async () => {
    const desk = counter();
    const opened = await nextMorning(desk);
    desk.setTime('2025-11-25T08:59:59.000Z');
    await look(desk);
    expect((await stored(desk, opened)).ticket.assignee?.login).toBe('ana');
    desk.setTime('2025-11-25T09:00:00.000Z');
    await look(desk);
    const { ticket, messages, events } = await stored(desk, opened);
    expect(ticket.assignee?.login).toBe('eva');
    expect(messages.at(-1)?.text).toMatch(/Eva se ocupa ahora de tu consulta/);
    expect(events.at(-1)).toMatchObject({ kind: 'assigned', actor: 'watch', from: 'ana', to: 'eva', text: 'owner_away' });
  });

  it('gets no new tickets either, and gets some again from the first look at the desk on', async () => {
    const desk = counter();
    await nextMorning(desk);
    await goes(desk, luis, alba);
    desk.setTime('2025-11-25T09:00:00.000Z');
    const first = await handedOver(desk, { id: 'c2', language: 'es' });
    await look(desk);
    expect((await stored(desk, first)).ticket.assignee?.login).toBe('eva');
    await noteSeen(desk, ana, service);
    const second = await handedOver(desk, { id: 'c3', language: 'es' });
    await look(desk);
    expect((await stored(desk, second)).ticket.assignee?.login).toBe('ana');
  });

  it('keeps what they have after hours, and while nobody has come', async () => {
    const desk = counter();
    const opened = await anasTicket(desk);
    for (const at of ['2025-11-24T23:00:00.000Z', '2025-11-25T12:00:00.000Z']) {
      desk.setTime(at);
      await look(desk);
      expect((await stored(desk, opened)).ticket.assignee?.login).toBe('ana');
    }
  });

  it('is told on Teams through the outbox', async () => {
    const desk = counter();
    const opened = await handedOver(desk, { channel: 'teams' });
    await claim(desk, request(ana, opened, {}));
    desk.setTime('2025-11-25T07:30:00.000Z');
    await noteSeen(desk, eva, service);
    desk.setTime('2025-11-25T09:00:00.000Z');
    await look(desk);
    const { messages } = await stored(desk, opened);
    const outbox = await desk.store.listOutbox('2099-01-01T00:00:00.000Z', 20);
    const told = outbox.filter(({ kind }) => kind === 'channel_message').flatMap(({ seqs = [] }) => seqs);
    expect(told).toContain(messages.at(-1)?.seq);
    expect(messages.at(-1)?.text).toMatch(/Eva se ocupa ahora/);
  });

  it('keeps what waits for its customer', async () => {
    const desk = counter();
    const opened = await anasTicket(desk);
    await reply(desk, request(ana, opened, { text: '¿Qué modelo es?' }));
    desk.setTime('2025-11-25T07:30:00.000Z');
    await noteSeen(desk, eva, service);
    desk.setTime('2025-11-25T11:00:00.000Z');
    await look(desk);
    expect((await stored(desk, opened)).ticket).toMatchObject({ status: 'waiting_customer', assignee: { login: 'ana' } });
  });
});

describe('a look at what waits', () => {
  it('gives everything that nobody has to those who are there, evenly, and what is due first comes first', async () => {
    const desk = counter();
    await goes(desk, ana, luis);
    const calm = [
      await handedOver(desk, { id: 'c1' }),
      await handedOver(desk, { id: 'c2' }),
      await handedOver(desk, { id: 'c3' }),
    ];
    const urgent = await handedOver(desk, { id: 'c4', tone: 'upset' });
    expect(await look(desk)).toEqual({ given: 4, released: 0, raced: 0, failures: [] });
    const owners = await Promise.all(
      [urgent, ...calm].map(async (opened) => (await stored(desk, opened)).ticket.assignee?.login),
    );
    expect(owners[0]).toBe('admin');
    expect(owners.sort()).toEqual(['admin', 'admin', 'eva', 'eva']);
  });

  it('again changes nothing, and twice at once is once', async () => {
    const desk = counter();
    const all = await Promise.all(['c1', 'c2', 'c3', 'c4', 'c5'].map((id) => handedOver(desk, { id })));
    const reports = await Promise.all([look(desk), look(desk)]);
    expect(reports.reduce((sum, { given }) => sum + given, 0)).toBe(5);
    const before = desk.store.dump();
    expect(await look(desk)).toMatchObject({ given: 0, released: 0, raced: 0 });
    expect(desk.store.dump()).toBe(before);
    for (const opened of all) {
      const { ticket, messages } = await stored(desk, opened);
      expect(ticket.version).toBe(2);
      expect(messages.filter(({ kind }) => kind === 'notice')).toHaveLength(1);
    }
  });

  it('loses against a colleague who claims at the same time: one owner, of whom the customer is told', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await Promise.all([look(desk), claim(desk, request(luis, opened, {})).catch(() => undefined)]);
    const { ticket, conversation, messages } = await stored(desk, opened);
    expect(ticket.version).toBe(2);
    expect(conversation.ticket?.assignee).toBe(ticket.assignee?.name);
    expect(messages.filter(({ kind }) => kind === 'notice')).toHaveLength(1);
  });

  it('reads nothing but who is there while nothing waits', async () => {
    const desk = counter();
    await anasTicket(desk);
    const calls: string[] = [];
    const watched = new Proxy<Store>(desk.store, {
      get: (store, name, receiver) => {
        calls.push(String(name));
        return Reflect.get(store, name, receiver);
      },
    });
    await assignWaiting({ ...desk, store: watched }, service, desk.clock.now());
    expect(calls).toEqual(['loadTeam', 'listTickets']);
  });

  it('does the others when one ticket fails, and says so', async () => {
    const desk = counter();
    const [bad, good] = [await handedOver(desk, { id: 'bad' }), await handedOver(desk, { id: 'good' })];
    const broken = new Error('no such disk');
    const store: Store = {
      ...desk.store,
      loadConversation: async (id) => {
        if (id === 'bad') throw broken;
        return desk.store.loadConversation(id);
      },
    };
    expect(await assignWaiting({ ...desk, store }, service, desk.clock.now())).toMatchObject({ given: 1, failures: [broken] });
    expect((await stored(desk, good)).ticket.status).toBe('assigned');
    expect((await stored(desk, bad)).ticket.status).toBe('new');
  });

  it('leaves the tickets of an erased conversation alone', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await desk.store.eraseConversation(opened.conversationId, {
      at: '2025-11-24T09:00:00.000Z',
      hash: 'h',
      ticketsUntilSeconds: 1_900_000_000,
    });
    expect(await look(desk)).toMatchObject({ given: 0, failures: [] });
  });
});

describe('whoever is given a ticket by a look at what waits', () => {
  it('is told at once; nothing is delivered while nothing was given', async () => {
    const desk = counter();
    await look(desk);
    expect(desk.triggerCount()).toBe(0);
    const opened = await handedOver(desk);
    await look(desk);
    const { ticket } = await stored(desk, opened);
    const news = await desk.store.listOutbox('2099-01-01T00:00:00.000Z', 10);
    expect(news.filter(({ about }) => about === 'ticket_assigned')).toMatchObject([{ to: [ticket.assignee?.login] }]);
    expect(desk.triggerCount()).toBe(1);
    await look(desk);
    expect(desk.triggerCount()).toBe(1);
  });

  it('is no longer given what is taken from those who left the team, while nobody takes tickets', async () => {
    const desk = counter();
    const opened = await anasTicket(desk);
    await goes(desk, ana, eva, luis, alba);
    const without = { ...service, team: service.team.filter(({ login }) => login !== 'ana') };
    desk.setTime('2025-11-24T10:30:00.000Z');
    const before = desk.triggerCount();
    expect(await assignWaiting(desk, without, desk.clock.now())).toEqual({ given: 0, released: 1, raced: 0, failures: [] });
    const { ticket, events, messages } = await stored(desk, opened);
    expect(ticket).toMatchObject({ status: 'new', version: 3 });
    expect(ticket).not.toHaveProperty('assignee');
    expect(events.at(-1)).toMatchObject({ kind: 'released', actor: 'watch', from: 'ana', text: 'owner_away' });
    expect(messages.filter(({ kind }) => kind === 'notice')).toHaveLength(1);
    expect(desk.triggerCount()).toBe(before);
    // The customer is told of the next owner as of another.
    await comes(desk, eva);
    expect((await stored(desk, opened)).messages.at(-1)?.text).toMatch(/^Ahora se ocupa Eva/);
  });
});

describe('a look that loses a race', () => {
  const racing = (desk: Counter, before: (count: number) => Promise<unknown>): Counter => {
    let count = 0;
    const commit: Store['commit'] = async (change) => {
      await before(++count);
      return desk.store.commit(change);
    };
    return { ...desk, store: { ...desk.store, commit } };
  };
  const noted = (desk: Counter, ticket: Parameters<typeof request>[1]) => note(desk, request(luis, ticket, { text: 'ojo' }));

  it('decides again on the ticket as it is', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    const raced = racing(desk, async (count) => count === 1 && noted(desk, opened));
    expect(await look(raced)).toEqual({ given: 1, released: 0, raced: 0, failures: [] });
    expect((await stored(desk, opened)).ticket).toMatchObject({ status: 'assigned', version: 3 });
  });

  it('leaves what somebody has taken meanwhile, which is no race', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    const raced = racing(desk, async (count) => count === 1 && claim(desk, request(luis, opened, {})));
    expect(await look(raced)).toEqual({ given: 0, released: 0, raced: 0, failures: [] });
    expect((await stored(desk, opened)).ticket.assignee?.login).toBe('luis');
  });

  it('leaves to the next what others change each time, and gives the next person the next', async () => {
    const desk = counter();
    const [busy, quiet] = [await handedOver(desk, { id: 'c1', tone: 'upset' }), await handedOver(desk, { id: 'c2' })];
    const raced = racing(desk, async (count) => count <= 3 && noted(desk, busy));
    expect(await look(raced)).toEqual({ given: 1, released: 0, raced: 1, failures: [] });
    expect((await stored(desk, busy)).ticket.status).toBe('new');
    expect((await stored(desk, quiet)).ticket.assignee?.login).toBe('admin');
    expect((await look(desk)).given).toBe(1);
  });

  it('leaves what was erased meanwhile', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    const raced = racing(desk, () => noted(desk, opened));
    const gone: Counter = { ...raced, store: { ...raced.store, loadTicket: async () => undefined } };
    expect(await look(gone)).toEqual({ given: 0, released: 0, raced: 0, failures: [] });
  });
});

describe('what waits', () => {
  const staffed = (desk: Counter) => readStaffing(desk.store, service, desk.clock.now());

  it('is found beyond the first page, what is due first comes first, and no more than was asked for', async () => {
    const desk = counter();
    for (let n = 0; n < 101; n++) await handedOver(desk, { id: `c${n}` });
    const urgent = await handedOver(desk, { id: 'u', tone: 'upset' });
    const found = async (limit: number) => {
      const tickets = await waitingTickets(desk.store, service, await staffed(desk), desk.clock.now(), limit);
      return [tickets.length, tickets[0]?.number];
    };
    expect(await found(500)).toEqual([102, urgent.number]);
    expect(await found(3)).toEqual([3, urgent.number]);
  });

  it('is asked for page by page only while there is more, and more is wanted', async () => {
    const desk = counter();
    for (let n = 0; n < 101; n++) await handedOver(desk, { id: `c${n}` });
    const pages: (string | undefined)[] = [];
    const store: Pick<Store, 'listTickets'> = {
      listTickets: async (query) => {
        pages.push(query.view);
        return desk.store.listTickets(query);
      },
    };
    for (const limit of [99, 100, 101]) {
      pages.length = 0;
      await waitingTickets(store, service, await staffed(desk), desk.clock.now(), limit);
      expect(pages).toEqual(limit > 100 ? ['unassigned', 'unassigned'] : ['unassigned']);
    }
  });

  it('is nothing while nobody takes tickets, and of those who left only what waits for them', async () => {
    const desk = counter();
    await handedOver(desk, { id: 'c0' });
    const [waits, answered] = [await anasTicket(desk, 'c1'), await anasTicket(desk, 'c2')];
    await reply(desk, request(ana, answered, { text: '¿Qué modelo es?' }));
    await goes(desk, ana, eva, luis, alba);
    const without = { ...service, team: service.team.filter(({ login }) => login !== 'ana') };
    const tickets = await waitingTickets(desk.store, without, await staffed(desk), desk.clock.now(), 10);
    expect(tickets.map(({ number }) => number)).toEqual([waits.number]);
  });

  it('of those who left stands among the rest by its due time', async () => {
    const desk = counter();
    const calm = await handedOver(desk, { id: 'c1' });
    const urgent = await handedOver(desk, { id: 'c2', tone: 'upset' });
    await claim(desk, request(ana, urgent, {}));
    const without = { ...service, team: service.team.filter(({ login }) => login !== 'ana') };
    const state = { ...(await staffed(desk)), availability: new Map([['ana', { available: false }]]) };
    const tickets = await waitingTickets(desk.store, without, state, desk.clock.now(), 10);
    expect(tickets.map(({ number }) => number)).toEqual([urgent.number, calm.number]);
  });
});
