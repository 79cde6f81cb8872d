import type { Ticket } from '../../../../bot/model/ticket';
import { rebalance } from '../../../../bot/tickets/assignment/rebalance';
import { openTicket } from '../../../../bot/tickets/customer/open-ticket';
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
