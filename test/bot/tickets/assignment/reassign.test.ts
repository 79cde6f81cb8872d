import fc from 'fast-check';
import type { Ticket } from '../../../../bot/model/ticket';
import { TICKET_STATUSES } from '../../../../bot/model/ticket-view';
import { giveTicket, ownerNotices } from '../../../../bot/tickets/assignment/change-owner';
import { reassign } from '../../../../bot/tickets/assignment/reassign';
import { isAvailable, type Staffing } from '../../../../bot/tickets/assignment/staffing';
import { openTicket } from '../../../../bot/tickets/customer/open-ticket';
import { conversation, digest, explanation, service, topics } from '../sample';

const now = new Date('2025-11-24T10:00:00.000Z');
const by = { actor: 'watch', now } as const;

/** None of these has come today. */
const away = (...logins: readonly string[]): Staffing => ({
  availability: new Map(logins.map((login) => [login, { available: false }])),
  absent: new Set(logins),
  load: new Map(),
  waiting: new Map(),
});
const everybody = service.team.map(({ login }) => login);

const opening = { conversation, now, service, topics, reason: 'asked', question: 'la factura', attempt: 0, digest } as const;
const fresh = openTicket(opening).ticket;
const anas: Ticket = { ...fresh, status: 'assigned', assignee: { login: 'ana', name: 'Ana' }, toldOwner: 'ana' };

describe('a hand-off', () => {
  const desk = (staffing: Staffing) => ({ staffing, slaHistory: [] });

  it('gives the ticket to the person with the skill, in the same version', () => {
    const { ticket, events, outbox } = openTicket({ ...opening, explanation, desk: desk(away()) });
    expect(ticket).toMatchObject({ status: 'assigned', version: 1, assignee: { login: 'ana', name: 'Ana' }, toldOwner: 'ana' });
    expect(events).toMatchObject([
      { version: 1, kind: 'opened' },
      { version: 1, kind: 'assigned', actor: 'bot', to: 'ana' },
    ]);
    expect(outbox).toMatchObject([{ about: 'ticket_opened' }]);
  });

  it('leaves it to nobody only while nobody is there', () => {
    expect(openTicket({ ...opening, desk: desk(away(...everybody)) }).ticket).toMatchObject({ status: 'new' });
    expect(openTicket({ ...opening, desk: desk(away('ana', 'eva', 'luis')) }).ticket.assignee?.login).toBe('admin');
  });
});

describe('a ticket that nobody has', () => {
  it('goes to an available person', () => {
    expect(reassign(fresh, service, away('admin', 'ana'), by)?.next).toMatchObject({
      status: 'assigned',
      assignee: { login: 'eva' },
    });
  });

  it('stays while nobody is', () => {
    expect(reassign(fresh, service, away(...everybody), by)).toBeUndefined();
  });

  it('stays while it is put off, and no longer', () => {
    const asleep = { ...fresh, snoozedUntil: '2025-11-24T10:00:01.000Z' };
    expect(reassign(asleep, service, away(), by)).toBeUndefined();
    expect(reassign(asleep, service, away(), { ...by, now: new Date(asleep.snoozedUntil) })).toBeDefined();
  });
});

describe('a ticket whose owner', () => {
  it('is there stays', () => {
    expect(reassign(anas, service, away('eva'), by)).toBeUndefined();
  });

  it('only takes no new ones stays', () => {
    const paused = { ...away(), availability: new Map([['ana', { available: false }]]) };
    expect(reassign(anas, service, paused, by)).toBeUndefined();
    expect(reassign(fresh, service, paused, by)?.next.assignee?.login).toBe('admin');
  });

  it('has not come goes to somebody else, and says why', () => {
    const moved = reassign(anas, service, away('ana', 'admin'), by);
    expect(moved?.next).toMatchObject({ status: 'assigned', assignee: { login: 'eva', name: 'Eva' }, toldOwner: 'eva' });
    expect(moved?.events).toMatchObject([{ kind: 'assigned', actor: 'watch', from: 'ana', to: 'eva', text: 'owner_away' }]);
  });

  it('has not come, with nobody else there, is nobody’s; the customer still knows the old name', () => {
    const left = reassign(anas, service, away(...everybody), by);
    expect(left?.next).toMatchObject({ status: 'new', toldOwner: 'ana' });
    expect(left?.next.assignee).toBeUndefined();
    expect(left?.events).toMatchObject([{ kind: 'released', from: 'ana', text: 'owner_away' }]);
  });

  it('is in the team no more goes to somebody else', () => {
    const orphan = { ...anas, assignee: { login: 'former', name: 'Former' } };
    expect(reassign(orphan, service, away(), by)?.next.assignee?.login).toBe('admin');
  });

  it('has not come, but was given it by hand, keeps it for an hour', () => {
    const byHand = (byHandAt: string) => reassign({ ...anas, byHandAt }, service, away('ana'), { ...by, now: new Date(NOON) });
    const NOON = '2025-11-24T12:00:00.000Z';
    expect(byHand('2025-11-24T11:00:00.001Z')).toBeUndefined();
    expect(byHand('2025-11-24T11:00:00.000Z')).toBeDefined();
  });

  it.each(['waiting_customer', 'resolved', 'closed'] as const)('has not come keeps it while it is %s', (status) => {
    expect(reassign({ ...anas, status }, service, away('ana'), by)).toBeUndefined();
  });
});

describe('the customer is told', () => {
  const told = (before: Ticket, login: string, name: string, at = now) => {
    const how = { transition: 'assigned', byHand: true, service, actor: 'luis', now: at } as const;
    const { next } = giveTicket(before, { login, name }, how);
    return ownerNotices(before, { service, language: 'en', ticket: next, now: at }).map(({ text }) => text);
  };

  it('the first name', () => {
    expect(told(fresh, 'ana', 'Ana')).toEqual([expect.stringMatching(/^Ana is looking after your request M-\w+ and will/)]);
  });

  it('another name in its place', () => {
    expect(told(anas, 'eva', 'Eva')).toEqual([expect.stringMatching(/^Eva is looking after your request M-\w+ now/)]);
  });

  it('nothing of another name at night, but the first name at any hour', () => {
    const night = new Date('2025-11-24T02:00:00.000Z');
    expect(told(anas, 'eva', 'Eva', night)).toEqual([]);
    expect(told(fresh, 'ana', 'Ana', night)).toHaveLength(1);
  });

  it('nothing when the one they know takes it again', () => {
    const { assignee: _, ...left } = anas;
    expect(told({ ...left, status: 'new' }, 'ana', 'Ana')).toEqual([]);
  });

  it('nothing once somebody has written to them: whoever writes next has a name', () => {
    expect(told({ ...anas, firstRespondedAt: now.toISOString() }, 'eva', 'Eva')).toEqual([]);
  });
});

describe('whatever the ticket and the people available', () => {
  const moment = fc.constantFrom('2025-11-24T08:00:00.000Z', '2025-11-24T09:30:00.000Z', '2025-11-24T09:45:00.000Z');
  const tickets = fc
    .record({
      status: fc.constantFrom(...TICKET_STATUSES),
      owner: fc.constantFrom('ana', 'eva', 'luis', 'admin', 'former'),
      byHandAt: fc.option(moment, { nil: undefined }),
      toldOwner: fc.option(fc.constantFrom('ana', 'eva'), { nil: undefined }),
      firstRespondedAt: fc.option(moment, { nil: undefined }),
      skill: fc.constantFrom(undefined, 'technical'),
    })
    .map(
      ({ status, owner, byHandAt, toldOwner, firstRespondedAt, skill }): Ticket => ({
        ...fresh,
        status,
        ...(status === 'new' ? {} : { assignee: { login: owner, name: owner } }),
        ...(byHandAt === undefined ? {} : { byHandAt }),
        ...(toldOwner === undefined ? {} : { toldOwner }),
        ...(firstRespondedAt === undefined ? {} : { firstRespondedAt }),
        ...(skill === undefined ? {} : { skill }),
      }),
    );
  const gone = fc.subarray([...everybody, 'former']).map((logins) => away(...logins));

  it('it flows at most once: a second look finds nothing to do', () => {
    fc.assert(
      fc.property(tickets, gone, (ticket, staffing) => {
        const flowed = reassign(ticket, service, staffing, by);
        if (flowed !== undefined) expect(reassign(flowed.next, service, staffing, by)).toBeUndefined();
      }),
    );
  });

  it('it ends with somebody who is there, or with nobody while nobody is', () => {
    fc.assert(
      fc.property(tickets, gone, (ticket, staffing) => {
        const after = reassign(ticket, service, staffing, by)?.next;
        if (after === undefined) return;
        const { assignee } = after;
        const isAnybodyThere = everybody.some((login) => isAvailable(staffing, service, login));
        expect(assignee === undefined ? !isAnybodyThere : isAvailable(staffing, service, assignee.login)).toBe(true);
        expect(after.status).toBe(assignee === undefined ? 'new' : 'assigned');
      }),
    );
  });

  it('it is told to the customer exactly when the name they know changes', () => {
    fc.assert(
      fc.property(tickets, gone, (ticket, staffing) => {
        const after = reassign(ticket, service, staffing, by)?.next;
        if (after === undefined) return;
        const told = ownerNotices(ticket, { service, language: 'es', ticket: after, now });
        expect(told.length > 0).toBe(after.toldOwner !== ticket.toldOwner);
      }),
    );
  });
});
