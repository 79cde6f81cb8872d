import fc from 'fast-check';
import type { Ticket } from '../../../../bot/model/ticket';
import { TICKET_STATUSES, type TicketStatus } from '../../../../bot/model/ticket-view';
import {
  addDetails,
  cancelTicket,
  customerWrote,
  rateTicket,
  reopenTicket,
} from '../../../../bot/tickets/customer/customer-transitions';
import { openTicket } from '../../../../bot/tickets/customer/open-ticket';
import { mergeChanges, transitionTicket } from '../../../../bot/tickets/lifecycle/transition-ticket';
import { targetsOf } from '../../../../bot/tickets/lifecycle/transitions';
import { timeLeft } from '../../../../bot/tickets/sla/monitor/time-left';
import { LEGAL_GRAPH, transitionNamed } from '../legal-graph';
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
const inStatus = (status: TicketStatus, more: Partial<Ticket> = {}): Ticket => ({ ...opened, status, ...more });
const transitions = [...LEGAL_GRAPH.values()];
const refusal = (run: () => unknown): string => {
  try {
    run();
    return 'none';
  } catch (error) {
    return Reflect.get(Object(error), 'code');
  }
};

describe('the legal graph', () => {
  it.each(TICKET_STATUSES.filter((status) => status !== 'resolved'))('never leads back from closed to %s', (status) => {
    for (const transition of transitions) if (status !== 'closed') expect(targetsOf(transition, 'closed')).not.toContain(status);
  });

  it('leaves resolved only by closing, by erasure, or by an explicit reopening', () => {
    const leaving = transitions.filter((one) => targetsOf(one, 'resolved').some((target) => target !== 'resolved'));
    expect(leaving.map(({ kind }) => kind).sort()).toEqual(['closed', 'erased', 'reopened']);
  });

  it('leads from new to every status', () => {
    const reached = new Set<TicketStatus>(['new']);
    for (const status of reached) for (const one of transitions) for (const target of targetsOf(one, status)) reached.add(target);
    expect([...reached].sort()).toEqual([...TICKET_STATUSES].sort());
  });
});

describe('a transition of a ticket', () => {
  it('adds one version and one event of that version, whichever it is; or is refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...transitions), fc.constantFrom(...TICKET_STATUSES), (transition, status) => {
        const ticket = inStatus(status);
        const [target] = targetsOf(transition, status);
        if (target === undefined) {
          expect(refusal(() => transitionTicket(ticket, transition, { actor: 'ana', now }))).toBe('ILLEGAL_MOVE');
          return;
        }
        const change = transitionTicket(ticket, transition, { actor: 'ana', now });
        expect(change).toMatchObject({ expected: 1, next: { version: 2, status: target, updatedAt: now.toISOString() } });
        expect(change.events).toEqual([{ version: 2, at: now.toISOString(), kind: transition.kind, actor: 'ana' }]);
      }),
    );
  });

  it.each<[string, TicketStatus, string]>([
    ['claimed', 'assigned', 'is assigned, so it cannot be claimed. Assign it to yourself to take it over.'],
    [
      'reopened',
      'waiting_customer',
      'is waiting for its customer, so it cannot be reopened. It is open: go on with it as it is.',
    ],
    ['replied', 'resolved', 'is resolved, so it cannot be answered. Reopen it first.'],
    ['spam', 'closed', 'is closed, so it cannot be marked as spam. It stays closed: whoever writes again opens'],
    ['rated', 'new', 'is new, so it cannot be rated. Rate it once it is resolved.'],
    ['details', 'closed', 'is closed, so nothing can be added to it. It stays closed'],
  ])('that cannot be %s while it is %s says so, and what leads on', (kind, status, sentence) => {
    expect(() => transitionTicket(inStatus(status), transitionNamed(kind), { actor: 'ana', now })).toThrow(sentence);
  });

  it.each([
    ['ana', 2],
    ['customer', 2],
    ['bot', 1],
    ['watch', 1],
  ])('by %s leaves the latest version that a person made at %i, and the SLA monitor leaves it there', (actor, expected) => {
    const once = transitionTicket(inStatus('assigned'), 'noted', { actor, now }).next;
    expect(once.touchedVersion ?? once.version).toBe(expected);
    expect(transitionTicket(once, 'reminded', { actor: 'watch', now }).next).toMatchObject({
      version: 3,
      touchedVersion: expected,
    });
  });

  it.each([
    ['ana', 'ana', 2],
    ['ana', 'bot', 2],
    ['watch', 'ana', 2],
    ['watch', 'bot', 1],
  ])('by %s and %s at once leaves the latest version that a person made at %i', (one, other, expected) => {
    const first = transitionTicket(inStatus('assigned'), 'noted', { actor: one, now });
    const { next } = mergeChanges(first, (ticket) => transitionTicket(ticket, 'noted', { actor: other, now }));
    expect([next.version, next.touchedVersion ?? next.version]).toEqual([2, expected]);
  });

  it('is refused with a status that it does not lead to', () => {
    expect(
      refusal(() => transitionTicket(inStatus('new'), transitionNamed('claimed'), { actor: 'ana', now, status: 'resolved' })),
    ).toBe('ILLEGAL_MOVE');
  });
});

describe('what the customer does', () => {
  it('writing gives the ticket back to its owner', () => {
    expect(customerWrote(inStatus('waiting_customer'), 'calm', { now, service }).next.status).toBe('assigned');
    expect(customerWrote(inStatus('new'), 'calm', { now, service }).next.status).toBe('new');
  });

  it('writing angrily raises the priority one step, and no time becomes later', () => {
    const { next: angry, events } = customerWrote(inStatus('new'), 'upset', { now, service });
    expect(angry).toMatchObject({ tone: 'upset', priority: 'high', firstResponseDueAt: opened.firstResponseDueAt });
    expect(events.map(({ kind, version, from, to, text }) => [kind, version, from, to, text])).toEqual([
      ['customer_message', 2, undefined, undefined, undefined],
      ['prioritised', 2, 'normal', 'high', 'upset'],
    ]);
  });

  it('a nearer time counts from when it was told: nobody hears of a delay at once', () => {
    const soon = new Date('2025-11-24T10:00:00.000Z');
    const { next } = customerWrote(inStatus('new'), 'calm', {
      now: soon,
      service,
      danger: { kinds: ['smoke'], said: 'sale humo' },
    });
    expect(next).toMatchObject({ priority: 'urgent', firstResponseDueAt: '2025-11-24T11:00:00.000Z', tone: 'calm' });
    expect(next.promisedAt).toBe(next.firstResponseDueAt);
    expect(timeLeft(next, service.calendar, soon)).toMatchObject({ totalMs: 3_600_000, leftMs: 3_600_000 });
  });

  it('a first reply that was given is not due again, nor is a promise that was broken mended', () => {
    const soon = new Date('2025-11-24T10:00:00.000Z');
    const given = { firstRespondedAt: '2025-11-24T09:10:00.000Z', promise: 'kept' } as const;
    const { firstResponseDueAt, promisedAt } = opened;
    const answered = customerWrote(inStatus('waiting_customer', given), 'upset', { now: soon, service }).next;
    expect(answered).toMatchObject({ firstResponseDueAt, promisedAt, resolutionDueAt: '2025-11-25T10:00:00.000Z' });
    const broken = customerWrote(inStatus('new', { promise: 'broken' }), 'upset', { now: soon, service }).next;
    expect(broken).toMatchObject({ promisedAt, firstResponseDueAt: '2025-11-24T12:00:00.000Z' });
  });

  it('details are added to what is known', () => {
    expect(addDetails(opened, { email: 'marta@example.com' }, now).next.customer).toEqual({
      name: 'Marta',
      email: 'marta@example.com',
    });
  });

  it('cancelling closes the ticket; a second time is refused', () => {
    const cancelled = cancelTicket(opened, now).next;
    expect(cancelled.status).toBe('closed');
    expect(refusal(() => cancelTicket(cancelled, now))).toBe('ILLEGAL_MOVE');
  });

  it('reopening gives it to its owner with a new time, and forgets the resolution', () => {
    const resolved = inStatus('resolved', {
      assignee: { login: 'ana', name: 'Ana' },
      firstRespondedAt: '2025-11-24T10:00:00.000Z',
      resolvedAt: '2025-11-24T11:00:00.000Z',
      resolution: { reason: 'answered', by: 'ana' },
      closesAt: '2025-11-27T11:00:00.000Z',
    });
    const { next, events } = reopenTicket(resolved, service, { actor: 'customer', now, text: 'not_solved' });
    expect(next).toMatchObject({
      status: 'assigned',
      firstResponseDueAt: opened.firstResponseDueAt,
      resolutionDueAt: '2025-11-27T09:00:00.000Z',
    });
    expect(next).not.toHaveProperty('resolution');
    expect(next).not.toHaveProperty('resolvedAt');
    expect(next).not.toHaveProperty('closesAt');
    expect(events).toMatchObject([{ kind: 'reopened', actor: 'customer', text: 'not_solved' }]);
  });

  it('reopening what nobody had makes it new again, with a new time for the first reply', () => {
    expect(reopenTicket(inStatus('resolved'), service, { actor: 'customer', now }).next).toMatchObject({
      status: 'new',
      firstResponseDueAt: '2025-11-25T13:00:00.000Z',
    });
  });

  it('rating is for what is settled', () => {
    expect(rateTicket(inStatus('closed'), 4, now).events).toMatchObject([{ kind: 'rated', text: '4' }]);
    expect(refusal(() => rateTicket(opened, 4, now))).toBe('ILLEGAL_MOVE');
  });
});
