import type { Ticket } from '../../../../bot/model/ticket';
import type { Store, TicketQuery } from '../../../../bot/ports';
import { reply } from '../../../../bot/tickets/actions/reply';
import { assignWaiting } from '../../../../bot/tickets/assignment/assign-waiting';
import { setAvailability } from '../../../../bot/tickets/assignment/availability';
import { rebalance, rebalanceWaiting } from '../../../../bot/tickets/assignment/rebalance';
import type { Actor } from '../../../../bot/tickets/authorize';
import { openTicket } from '../../../../bot/tickets/customer/open-ticket';
import { ana, type Counter, counter, handedOver, luis, request, stored } from '../counter';
import { conversation, digest, service } from '../sample';

const now = new Date('2025-11-24T09:00:00.000Z');
const { ticket: sample } = openTicket({ conversation, now, service, reason: 'asked', attempt: 0, digest });
const EVERYBODY = { absent: new Set<string>(), availability: new Map(), waiting: new Map<string, number>() };

/** A ticket of somebody's, due at so many o'clock. */
function waiting(login: string, hour: number, more: Partial<Ticket> = {}): Ticket {
  const id = `${login}${hour}`;
  const firstResponseDueAt = `2025-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`;
  return { ...sample, id, status: 'assigned', assignee: { login, name: login }, firstResponseDueAt, ...more };
}
const away = (...logins: readonly string[]) => ({
  ...EVERYBODY,
  absent: new Set<string>(),
  availability: new Map(
    logins.map((login) => [login, { login, version: 1, available: false, changedAt: '2025-11-24T08:00:00.000Z' }]),
  ),
});
const shares = (tickets: readonly Ticket[], staffing: Parameters<typeof rebalance>[2] = EVERYBODY) =>
  rebalance(tickets, service, staffing, now).map(({ ticket, to }) => `${ticket.id} to ${to.login}`);

describe('who has nothing to do', () => {
  it('takes one ticket each from who has several: what is due first of what would have to wait', () => {
    const tickets = [10, 11, 12, 13, 14, 15].map((hour) => waiting('ana', hour));
    expect(shares(tickets)).toEqual(['ana11 to eva', 'ana12 to luis', 'ana13 to admin']);
  });

  it('leaves everybody the ticket that is next', () => {
    expect(shares([waiting('ana', 10), waiting('eva', 11)])).toEqual([]);
  });

  it('is nobody who has a single ticket, also when it is not among those that are looked at', () => {
    const tickets = [10, 11, 12].map((hour) => waiting('ana', hour));
    const busy = {
      ...EVERYBODY,
      waiting: new Map([
        ['ana', 3],
        ['eva', 1],
      ]),
    };
    expect(shares(tickets, busy)).toEqual(['ana11 to luis', 'ana12 to admin']);
  });

  it('finds nothing more at a second look', () => {
    const tickets = [10, 11, 12].map((hour) => waiting('ana', hour));
    const next = rebalance(tickets, service, EVERYBODY, now);
    const moved = tickets.map((ticket) => {
      const to = next.find((share) => share.ticket === ticket)?.to;
      return to === undefined ? ticket : { ...ticket, assignee: { login: to.login, name: to.name } };
    });
    expect(shares(moved)).toEqual([]);
  });

  it('is only who is there', () => {
    const tickets = [10, 11, 12].map((hour) => waiting('ana', hour));
    expect(shares(tickets, away('eva', 'luis'))).toEqual(['ana11 to admin']);
  });

  it.each([
    ['what somebody chose its owner for', { byHandAt: '2025-11-24T08:30:00.000Z' }],
    [
      'what a person has begun to talk about',
      { firstRespondedAt: '2025-11-24T08:30:00.000Z', resolutionDueAt: '2025-11-24T18:00:00.000Z' },
    ],
    ['what was put off', { snoozedUntil: '2025-11-24T12:00:00.000Z' }],
    ['what speaks a language that they do not', { language: 'en' as const, id: 'only English' }],
  ])('does not take %s', (_, more) => {
    const tickets = [waiting('luis', 10), waiting('luis', 11, more)];
    const onlySpanish = { ...service, team: service.team.filter(({ login }) => login === 'ana' || login === 'luis') };
    expect(rebalance(tickets, onlySpanish, EVERYBODY, now)).toEqual([]);
  });

  it('does not take what they know less of than who has it', () => {
    const tickets = [waiting('ana', 10), waiting('ana', 11, { skill: 'technical' })];
    expect(shares(tickets)).toEqual([]);
  });

  it('helps a lead to whom much moved up, but not right after the customer was told a name', () => {
    const told = (at: string) => [waiting('luis', 10), waiting('luis', 11, { escalations: 1, noticesAt: [at] })];
    expect(shares(told('2025-11-24T08:50:00.000Z'))).toEqual([]);
    expect(shares(told('2025-11-24T08:45:00.000Z'))).toEqual(['luis11 to ana']);
  });
});

describe('the queues of others', () => {
  it('are looked at in order of what is due, whoever has it', () => {
    const tickets = [10, 11, 14].map((hour) => waiting('ana', hour));
    const others = [10, 12, 13].map((hour) => waiting('luis', hour));
    expect(shares([...others, ...tickets])).toEqual(['ana11 to eva', 'luis12 to admin']);
  });

  it.each([
    ['what waits for its customer', { status: 'waiting_customer' as const }],
    ['what is settled', { status: 'resolved' as const }],
  ])('are those of assigned tickets, and not of %s', (_what, more) => {
    expect(shares([waiting('ana', 10, more), waiting('ana', 11)])).toEqual([]);
    expect(shares([waiting('ana', 10), waiting('ana', 11, more)])).toEqual([]);
  });

  it('help with what its owner, who left the team, leaves to anybody who speaks the language', () => {
    const tickets = [waiting('nora', 10), waiting('nora', 11, { skill: 'technical' })];
    expect(shares(tickets)).toEqual(['nora11 to ana']);
    const english = [waiting('nora', 10), waiting('nora', 11, { language: 'en' })];
    expect(shares(english, away('eva', 'luis', 'admin'))).toEqual([]);
  });
});

describe('a run that shares out', () => {
  /** Says what others do: whoever says it of themselves has come, and then all others have not. */
  const alba: Actor = { login: 'admin', name: 'Alba', role: 'admin' };

  /** Everything went to Ana while she was alone; then the others come back. */
  async function crowdedDesk(count: number) {
    const desk = counter();
    for (const login of ['eva', 'luis']) await setAvailability(desk, alba, service, false, login);
    await setAvailability(desk, luis, service, false, 'admin');
    const tickets: Ticket[] = [];
    for (let n = 0; n < count; n++) tickets.push(await handedOver(desk, { id: `c${n}` }));
    await assignWaiting(desk, service, desk.clock.now());
    return { desk, tickets };
  }
  const comes = (desk: Counter, login: string) => setAvailability(desk, alba, service, true, login);
  const run = (desk: Counter, known?: readonly Ticket[]) => rebalanceWaiting(desk, service, desk.clock.now(), known);
  const ownersOf = async (desk: Counter, tickets: readonly Ticket[]) =>
    Promise.all(tickets.map(async (one) => (await stored(desk, one)).ticket.assignee?.login));

  it('gives each idle person one, who is told, by no choice of a person', async () => {
    const { desk, tickets } = await crowdedDesk(4);
    await comes(desk, 'eva');
    const before = desk.triggerCount();
    expect(await run(desk)).toEqual({ shared: 1, raced: 0, failures: [] });
    expect(desk.triggerCount()).toBe(before + 1);
    const owners = await ownersOf(desk, tickets);
    expect(owners.sort()).toEqual(['ana', 'ana', 'ana', 'eva']);
    const all = await Promise.all(tickets.map((one) => stored(desk, one)));
    const moved = all.find(({ ticket }) => ticket.assignee?.login === 'eva');
    expect(moved?.ticket).not.toHaveProperty('byHandAt');
    expect(moved?.events.at(-1)).toMatchObject({ kind: 'assigned', actor: 'watch', from: 'ana', to: 'eva', text: 'shared_out' });
    const news = await desk.store.listOutbox('2099-01-01T00:00:00.000Z', 50);
    expect(news.filter(({ ticketId, to }) => ticketId === moved?.ticket.id && to?.includes('eva'))).toHaveLength(1);
    expect(await run(desk)).toEqual({ shared: 0, raced: 0, failures: [] });
    expect(desk.triggerCount()).toBe(before + 1);
  });

  it('asks for nobody’s tickets while nobody is idle, nor for those of who has a single one', async () => {
    const { desk, tickets } = await crowdedDesk(3);
    const asked: TicketQuery[] = [];
    const store: Store = {
      ...desk.store,
      listTickets: async (query) => {
        asked.push(query);
        return desk.store.listTickets(query);
      },
    };
    const watched: Counter = { ...desk, store: { ...desk.store, ...store } };
    await run(watched);
    expect(asked).toEqual([]);
    await comes(desk, 'eva');
    await run(watched);
    expect(asked.map(({ view, login, limit }) => [view, login, limit])).toEqual([['mine', 'ana', 50]]);
    asked.length = 0;
    await comes(desk, 'luis');
    await reply(desk, request(ana, tickets[0] as Ticket, { text: 'Hola' }));
    await run(watched);
    expect(asked.map(({ login }) => login)).not.toContain('eva');
  });

  it('leaves alone what changed since it was read, and does the others when one fails', async () => {
    const { desk, tickets } = await crowdedDesk(4);
    const known = (await Promise.all(tickets.map((one) => stored(desk, one)))).map(({ ticket }) => ticket);
    for (const login of ['eva', 'luis']) await comes(desk, login);
    for (const one of tickets) await reply(desk, request(ana, one, { text: 'Hola' }));
    expect(await run(desk, known)).toEqual({ shared: 0, raced: 2, failures: [] });
    const broken = new Error('no such disk');
    const store = {
      ...desk.store,
      commit: async () => {
        throw broken;
      },
    };
    expect(await run({ ...desk, store }, known)).toEqual({ shared: 0, raced: 0, failures: [broken, broken] });
    expect(await ownersOf(desk, tickets)).toEqual(['ana', 'ana', 'ana', 'ana']);
  });

  it('takes first from who has most', async () => {
    const { desk } = await crowdedDesk(2);
    await setAvailability(desk, alba, service, false, 'ana');
    await comes(desk, 'luis');
    for (let n = 10; n < 13; n++) await handedOver(desk, { id: `c${n}` });
    await assignWaiting(desk, service, desk.clock.now());
    await comes(desk, 'eva');
    const asked: string[] = [];
    const listTickets: Store['listTickets'] = async (query) => {
      asked.push(query.login);
      return desk.store.listTickets(query);
    };
    await run({ ...desk, store: { ...desk.store, listTickets } });
    expect(asked).toEqual(['luis', 'ana']);
  });
});
