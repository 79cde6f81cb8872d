import type { Ticket } from '../../../../bot/model/ticket';
import type { Staffing } from '../../../../bot/tickets/assignment/staffing';
import { addDetails, customerWrote, reopenTicket } from '../../../../bot/tickets/customer/customer-transitions';
import { openTicket } from '../../../../bot/tickets/customer/open-ticket';
import { conversation, digest, service } from '../sample';

const now = new Date('2025-11-25T09:00:00.000Z');
const opened = openTicket({
  conversation,
  now: new Date('2025-11-24T09:00:00.000Z'),
  service,
  reason: 'asked',
  question: 'la factura',
  attempt: 0,
  digest,
}).ticket;
const anas: Ticket = { ...opened, status: 'assigned', assignee: { login: 'ana', name: 'Ana' } };
const staffing = (...absent: readonly string[]): Staffing => ({
  availability: new Map(),
  absent: new Set(absent),
  load: new Map(),
  waiting: new Map(),
});

describe('what a customer writes', () => {
  const wrote = (ticket: Ticket, more: Partial<Parameters<typeof customerWrote>[2]> = {}) =>
    customerWrote(ticket, 'calm', { now, service, ...more });

  it('leaves on record which dangers were told, until a person has answered them', () => {
    const told: Ticket = { ...anas, dangerAt: '2025-11-25T08:59:00.000Z', dangerKinds: ['smoke'] };
    expect(wrote(told).next.dangerKinds).toEqual(['smoke']);
    expect(wrote({ ...told, status: 'waiting_customer' }).next).not.toHaveProperty('dangerKinds');
    expect(wrote(anas).next).not.toHaveProperty('dangerKinds');
  });

  it('goes to somebody else when the owner has not come, by the bot', () => {
    const { next, events } = wrote(anas, { staffing: staffing('ana', 'luis', 'admin') });
    expect(next.assignee).toEqual({ login: 'eva', name: 'Eva' });
    expect(events.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['customer_message', 'customer'],
      ['assigned', 'bot'],
    ]);
    expect(wrote(anas, { staffing: staffing('eva') }).next.assignee?.login).toBe('ana');
    expect(wrote(anas).next.assignee?.login).toBe('ana');
  });

  it('names what was not known to be about anything, and nothing else', () => {
    const unnamed: Ticket = { ...anas, subject: 'Quiere hablar con una persona' };
    expect(wrote(unnamed, { problem: 'pierde agua' }).next.subject).toBe('pierde agua');
    expect(wrote(unnamed, { problem: ' \n' }).next.subject).toBe('Quiere hablar con una persona');
    expect(wrote(unnamed).next.subject).toBe('Quiere hablar con una persona');
    expect(wrote(anas, { problem: 'pierde agua' }).next.subject).toBe('la factura');
  });
});

describe('a ticket that is taken up again', () => {
  const resolved: Ticket = {
    ...anas,
    status: 'resolved',
    resolvedAt: '2025-11-24T10:00:00.000Z',
    closesAt: '2025-11-27T10:00:00.000Z',
    remindedAt: '2025-11-24T09:30:00.000Z',
    alarmedAt: '2025-11-24T09:40:00.000Z',
    mergedInto: 'M-00000000',
    resolution: { reason: 'answered', by: 'ana' },
  };
  const again = (ticket: Ticket, at?: Staffing) => reopenTicket(ticket, service, { actor: 'customer', now }, at).next;

  it('is its owner’s, of whom the customer knows, with new times and none of the old marks', () => {
    const next = again(resolved, staffing());
    expect(next).toMatchObject({
      status: 'assigned',
      assignee: { login: 'ana' },
      toldOwner: 'ana',
      reopenedAt: now.toISOString(),
      firstResponseDueAt: '2025-11-25T13:00:00.000Z',
    });
    expect(Date.parse(next.resolutionDueAt)).toBeGreaterThan(Date.parse(opened.resolutionDueAt));
    for (const mark of ['resolvedAt', 'resolution', 'closesAt', 'mergedInto', 'remindedAt', 'alarmedAt']) {
      expect(next).not.toHaveProperty(mark);
    }
    expect(again(resolved)).toMatchObject({ status: 'assigned', assignee: { login: 'ana' } });
  });

  it('keeps the time of a first reply that was given', () => {
    const answered = { ...resolved, firstRespondedAt: '2025-11-24T09:50:00.000Z' };
    expect(again(answered, staffing()).firstResponseDueAt).toBe(opened.firstResponseDueAt);
  });

  it('is somebody else’s when the owner takes none, and nobody’s while nobody does', () => {
    expect(again(resolved, staffing('ana')).assignee?.login).not.toBe('ana');
    const nobody = again(resolved, staffing('ana', 'eva', 'luis', 'admin'));
    expect(nobody.status).toBe('new');
    expect(nobody).not.toHaveProperty('assignee');
    expect(nobody).not.toHaveProperty('toldOwner');
  });
});

describe('details that a customer adds', () => {
  const returned: Ticket = { ...anas, customer: { name: 'Marta', email: 'old@example.com' }, mailReturned: 'bounce' as never };

  it('join those that are known, and what says who they are', () => {
    expect(addDetails(returned, { phone: '600 000 000' }, now, 'k').next).toMatchObject({
      customer: { name: 'Marta', email: 'old@example.com', phone: '600 000 000' },
      customerKey: 'k',
    });
    expect(addDetails(anas, { phone: '600 000 000' }, now).next.customerKey).toBe(anas.customerKey);
  });

  it('say that mail arrives again only when they hold an address', () => {
    expect(addDetails(returned, { phone: '600 000 000' }, now).next).toHaveProperty('mailReturned');
    const again = addDetails(returned, { email: 'new@example.com' }, now).next;
    expect(again).not.toHaveProperty('mailReturned');
    expect(again).toMatchObject({ addressAgainAt: now.toISOString() });
    expect(addDetails(anas, { email: 'new@example.com' }, now).next).not.toHaveProperty('addressAgainAt');
  });
});
