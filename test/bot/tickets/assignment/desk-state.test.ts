import type { Ticket } from '../../../../bot/model/ticket';
import { readDesk } from '../../../../bot/tickets/assignment/desk-state';
import { withSameOwner } from '../../../../bot/tickets/assignment/same-owner';
import type { Staffing } from '../../../../bot/tickets/assignment/staffing';
import { openTicket } from '../../../../bot/tickets/customer/open-ticket';
import { counter } from '../counter';
import { conversation, digest, service } from '../sample';

const now = new Date('2025-11-24T09:00:00.000Z');
const { ticket: sample } = openTicket({ conversation, now, service, reason: 'asked', attempt: 0, digest });
const [ana, eva] = [
  { login: 'ana', name: 'Ana' },
  { login: 'eva', name: 'Eva' },
];
const theirs = (more: Partial<Ticket>): Ticket => ({ ...sample, status: 'assigned', assignee: ana, ...more });

describe('what a decision needs of the desk', () => {
  const asked: string[] = [];
  const storeWith = (tickets: readonly Ticket[]) => ({
    ...counter().store,
    listSlaHistory: async (priority: string, limit: number) => {
      asked.push(`history ${priority} ${limit}`);
      return [];
    },
    listCustomerTickets: async (key: string, limit: number) => {
      asked.push(`tickets ${key} ${limit}`);
      return tickets;
    },
  });
  beforeEach(() => {
    asked.length = 0;
  });

  it('is read, and nothing else', async () => {
    expect(await readDesk(storeWith([theirs({})]), service, {}, now)).toMatchObject({ slaHistory: [] });
    expect(asked).toEqual([]);
    await readDesk(storeWith([]), service, { priority: 'high', customerKey: 'k' }, now);
    expect(asked.sort()).toEqual(['history high 50', 'tickets k 10']);
  });

  it.each<[what: string, tickets: readonly Ticket[], owner: string | undefined]>([
    ['is the owner of the first open one', [theirs({}), theirs({ assignee: eva })], 'ana'],
    ['is nobody of what is settled', [theirs({ status: 'resolved' }), theirs({ status: 'closed' })], undefined],
    ['is another where the first is settled', [theirs({ status: 'resolved' }), theirs({ assignee: eva })], 'eva'],
    ['is another where nobody has the first', [sample, theirs({ assignee: eva, status: 'waiting_customer' })], 'eva'],
    ['is nobody where there is none', [], undefined],
  ])("the owner of a customer's other tickets %s", async (_what, tickets, owner) => {
    const desk = await readDesk(storeWith(tickets), service, { customerKey: 'k' }, now);
    expect(desk.customerOwner).toBe(owner);
    expect('customerOwner' in desk).toBe(owner !== undefined);
  });
});

describe('a ticket whose customer is known now', () => {
  const staffing: Staffing = { availability: new Map(), absent: new Set(), load: new Map(), waiting: new Map() };
  const moved = (ticket: Ticket, customerOwner?: string, more: Partial<Staffing> = {}) => {
    const state = { staffing: { ...staffing, ...more }, slaHistory: [] };
    return withSameOwner(ticket, service, customerOwner === undefined ? state : { ...state, customerOwner }, now);
  };

  it('goes to whoever has the others, who is told, by no choice of a person', () => {
    const given = moved(theirs({}), 'eva');
    expect(given?.change.next).toMatchObject({ assignee: eva, version: sample.version + 1 });
    expect(given?.change.next).not.toHaveProperty('byHandAt');
    expect(given?.change.events).toMatchObject([{ kind: 'assigned', actor: 'bot', from: 'ana', to: 'eva', text: 'their_owner' }]);
    expect(given?.outbox).toMatchObject([{ kind: 'staff_mail', about: 'ticket_assigned', to: ['eva'] }]);
  });

  it.each<[what: string, ticket: Ticket, owner: string | undefined, more?: Partial<Staffing>]>([
    ['they have it', theirs({ assignee: eva }), 'eva'],
    ['nobody has the others', theirs({}), undefined],
    ['whoever has them left the team', theirs({}), 'nora'],
    ['they have not come', theirs({}), 'eva', { absent: new Set(['eva']) }],
    ['nobody has it yet', sample, 'eva'],
    ['it waits for the customer', theirs({ status: 'waiting_customer' }), 'eva'],
    ['it was answered', theirs({ firstRespondedAt: now.toISOString() }), 'eva'],
    ['somebody chose its owner', theirs({ byHandAt: now.toISOString() }), 'eva'],
  ])('stays where it is when %s', (_what, ticket, owner, more = {}) => {
    expect(moved(ticket, owner, more)).toBeUndefined();
  });
});
