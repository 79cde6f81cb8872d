import type { Service } from '../../../../../bot/model/service';
import type { Ticket } from '../../../../../bot/model/ticket';
import { openTicket } from '../../../../../bot/tickets/customer/open-ticket';
import { close, followUp, followUpAtMs } from '../../../../../bot/tickets/sla/monitor/after-resolution';
import type { Audience, Step } from '../../../../../bot/tickets/sla/monitor/check';
import { delay } from '../../../../../bot/tickets/sla/monitor/delay';
import { horizon } from '../../../../../bot/tickets/sla/monitor/due-tickets';
import { lapse, lapsesAtMs } from '../../../../../bot/tickets/sla/monitor/lapse';
import { tellOwner } from '../../../../../bot/tickets/sla/monitor/owner';
import { alarm, isRemindedOf, markBroken, remind } from '../../../../../bot/tickets/sla/monitor/staff-warnings';
import { isRunningOut, timeLeft, waitsForMorning } from '../../../../../bot/tickets/sla/monitor/time-left';
import { conversation, digest, service } from '../../sample';

/** Opened on a Monday at 10:00 in Madrid; the first reply is due four business hours later, the solution a day after. */
const OPENED = '2025-11-24T09:00:00.000Z';
const DUE = '2025-11-24T13:00:00.000Z';
const { ticket: opened } = openTicket({ conversation, now: new Date(OPENED), service, reason: 'asked', attempt: 0, digest });
const anas: Ticket = { ...opened, status: 'assigned', assignee: { login: 'ana', name: 'Ana' }, toldOwner: 'ana' };
const at = (iso: string, service_: Service = service) => ({ service: service_, now: new Date(iso) });
const NOW = '2025-11-24T10:00:00.000Z';
/** What a step announces in the conversation of the ticket. */
const announced = (step: Step | undefined, more: Partial<Audience> = {}) =>
  step?.announce?.({
    conversation: { ...conversation, ticketId: anas.id, state: 'resolved' },
    ticket: step.change.next,
    ...more,
  });

it('the first reply is due when these tests say', () => {
  expect(opened).toMatchObject({ firstResponseDueAt: DUE, promisedAt: DUE });
});

describe('a promise', () => {
  it('is broken once its time has passed, and not in its last millisecond', () => {
    expect(markBroken(anas, at(DUE))).toBeUndefined();
    const broken = markBroken(anas, at('2025-11-24T13:00:00.001Z'));
    expect(broken).toMatchObject({ kind: 'broken', change: { next: { promise: 'broken' } } });
    expect(broken?.change.events).toMatchObject([{ kind: 'promise_broken', actor: 'watch', from: DUE }]);
  });

  it.each<[what: string, more: Partial<Ticket>]>([
    ['is settled', { status: 'resolved' }],
    ['was broken before', { promise: 'broken' }],
    ['was kept', { promise: 'kept' }],
    ['was answered', { firstRespondedAt: NOW }],
  ])('is not broken where the ticket %s', (_what, more) => {
    expect(markBroken({ ...anas, ...more }, at('2025-11-25T12:00:00.000Z'))).toBeUndefined();
  });
});

describe('the time that is left', () => {
  const left = (more: Partial<Ticket>, iso = NOW) => timeLeft({ ...anas, ...more }, service.calendar, new Date(iso));
  const HOUR = 3_600_000;

  it('is that of business hours until the reply, or after it until the solution', () => {
    expect(left({})).toEqual({ sinceMs: Date.parse(OPENED), dueMs: Date.parse(DUE), totalMs: 4 * HOUR, leftMs: 3 * HOUR });
    expect(left({ firstRespondedAt: NOW })?.dueMs).toBe(Date.parse(opened.resolutionDueAt));
    expect(left({}, '2025-11-24T16:00:00.000Z')?.leftMs).toBe(0);
  });

  it.each<[what: string, more: Partial<Ticket>]>([
    ['it is settled', { status: 'resolved' }],
    ['a person has answered, and it is the customer’s turn', { status: 'waiting_customer', firstRespondedAt: NOW }],
  ])('is nothing to wait for when %s', (_what, more) => expect(left(more)).toBeUndefined());

  it('runs while it is the customer’s turn before a person has written', () => {
    expect(left({ status: 'waiting_customer' })).toBeDefined();
  });

  it.each<[what: string, more: Partial<Ticket>, since: string]>([
    ['the reopening', { reopenedAt: '2025-11-24T10:00:00.000Z' }, '2025-11-24T10:00:00.000Z'],
    ['a raised priority', { raisedAt: '2025-11-24T11:00:00.000Z' }, '2025-11-24T11:00:00.000Z'],
    ['the last notice', { noticesAt: [NOW, '2025-11-24T12:00:00.000Z'] }, '2025-11-24T12:00:00.000Z'],
    ['whichever came last', { reopenedAt: '2025-11-24T12:30:00.000Z', noticesAt: [NOW] }, '2025-11-24T12:30:00.000Z'],
  ])('counts from %s', (_what, more, since) => expect(left(more)?.sinceMs).toBe(Date.parse(since)));

  it('runs out with a quarter left, or a fifth and two minutes, whichever is more', () => {
    const period = (totalMs: number, leftMs: number) => isRunningOut({ sinceMs: 0, dueMs: 0, totalMs, leftMs });
    expect([period(4 * HOUR, HOUR), period(4 * HOUR, HOUR + 1)]).toEqual([true, false]);
    expect([period(600_000, 240_000), period(600_000, 240_001)]).toEqual([true, false]);
  });

  it('lets a message wait for the morning unless the desk is open, or opens too late', () => {
    const waits = (due: string, iso: string) => waitsForMorning({ dueMs: Date.parse(due) }, service.calendar, new Date(iso));
    const night = '2025-11-24T20:00:00.000Z';
    const morning = '2025-11-25T08:00:00.000Z';
    expect(waits('2025-11-25T10:00:00.000Z', NOW)).toBe(false);
    expect(waits('2025-11-25T10:00:00.000Z', night)).toBe(true);
    expect(waits(morning, night)).toBe(false);
    expect(waits('2025-11-25T08:00:00.001Z', night)).toBe(true);
    expect(waits('2025-11-25T07:00:00.000Z', night)).toBe(false);
    expect(waits(night, night)).toBe(true);
    expect(waits('2025-11-24T19:00:00.000Z', night)).toBe(true);
  });
});

describe('a reminder', () => {
  const HALF = '2025-11-24T11:00:00.000Z';

  it('comes when half of the time is left, to the owner, once for each time that was told', () => {
    expect(remind(anas, at('2025-11-24T10:59:59.999Z'))).toBeUndefined();
    const step = remind(anas, at(HALF));
    expect(step).toMatchObject({ kind: 'reminded', change: { next: { remindedAt: HALF } } });
    expect(step?.change.events).toMatchObject([{ kind: 'reminded', actor: 'watch', to: 'ana' }]);
    expect(announced(step)).toEqual({ notifications: [{ about: 'reminder', to: ['ana'] }] });
    expect(remind({ ...anas, remindedAt: HALF }, at('2025-11-24T11:30:00.000Z'))).toBeUndefined();
  });

  it('goes to the leads while nobody has it', () => {
    const step = remind(opened, at(HALF));
    expect(step?.change.events[0]).not.toHaveProperty('to');
    expect(announced(step)).toEqual({ notifications: [{ about: 'reminder', to: ['luis'] }] });
  });

  it('is none when the notice of a delay, or the alarm, is due; and comes late where both were used up', () => {
    const late = '2025-11-24T12:00:00.000Z';
    const used = { noticesAt: ['2025-11-24T09:00:00.000Z', '2025-11-24T09:00:00.000Z'] };
    expect(remind(anas, at(late))).toBeUndefined();
    expect(remind({ ...anas, ...used }, at(late))).toBeUndefined();
    expect(remind({ ...anas, ...used, alarmedAt: '2025-11-24T08:59:59.999Z' }, at(late))).toMatchObject({ kind: 'reminded' });
    expect(remind({ ...anas, alarmedAt: '2025-11-24T08:59:59.999Z' }, at(late))).toBeUndefined();
  });

  it('waits for the morning', () => {
    const night = { ...anas, firstResponseDueAt: '2025-11-25T10:00:00.000Z' };
    expect(remind({ ...night, openedAt: '2025-11-24T17:00:00.000Z' }, at('2025-11-24T20:00:00.000Z'))).toBeUndefined();
  });

  it.each<[what: string, more: Partial<Ticket>, reminded: boolean]>([
    ['since then', { remindedAt: OPENED }, true],
    ['before', { remindedAt: '2025-11-24T08:59:59.999Z' }, false],
    ['by the alarm', { alarmedAt: NOW }, true],
    ['never', {}, false],
    ['before the reply, which was for another time', { remindedAt: OPENED, firstRespondedAt: NOW }, false],
    ['since the reply', { remindedAt: NOW, firstRespondedAt: NOW }, true],
  ])('was given %s', (_what, more, reminded) => {
    expect(isRemindedOf({ ...anas, ...more }, { sinceMs: Date.parse(OPENED), dueMs: 0, totalMs: 0, leftMs: 0 })).toBe(reminded);
  });
});

describe('an alarm', () => {
  const LATE = '2025-11-24T12:00:00.000Z';
  const twice = { ...anas, noticesAt: [OPENED, OPENED] };

  it('comes after two notices, to the leads and the owner', () => {
    const step = alarm(twice, at(LATE));
    expect(step).toMatchObject({ kind: 'alarmed', change: { next: { alarmedAt: LATE } } });
    expect(step?.change.events).toMatchObject([{ kind: 'alarmed', actor: 'watch' }]);
    expect(announced(step)).toEqual({ notifications: [{ about: 'promise_at_risk', to: ['luis', 'ana'] }] });
    const leads = { ...twice, assignee: { login: 'luis', name: 'Luis' } };
    expect(announced(alarm(leads, at(LATE)))).toEqual({ notifications: [{ about: 'promise_at_risk', to: ['luis'] }] });
    const { assignee: _, ...nobodys } = twice;
    expect(announced(alarm(nobodys, at(LATE)))).toEqual({ notifications: [{ about: 'promise_at_risk', to: ['luis'] }] });
  });

  it.each<[what: string, ticket: Ticket, iso: string]>([
    ['after a single notice', { ...anas, noticesAt: [OPENED] }, LATE],
    ['a second time', { ...twice, alarmedAt: OPENED }, LATE],
    ['while there is time', twice, '2025-11-24T11:59:59.999Z'],
    ['while it is the customer’s turn', { ...twice, status: 'waiting_customer', firstRespondedAt: NOW }, LATE],
    ['at night', twice, '2025-11-24T20:00:00.000Z'],
  ])('is none %s', (_what, ticket, iso) => expect(alarm(ticket, at(iso))).toBeUndefined());
});

describe('a notice of delay', () => {
  it('is none after two, and none while there is time', () => {
    expect(delay({ ...anas, noticesAt: [OPENED, OPENED] }, at('2025-11-24T12:00:00.000Z'))).toBeUndefined();
    expect(delay(anas, at('2025-11-24T11:59:59.999Z'))).toBeUndefined();
  });

  it('moves both times, from what was told, or from now when that has passed', () => {
    const step = delay(anas, at('2025-11-24T12:00:00.000Z'));
    expect(step?.change.events[0]).toMatchObject({ kind: 'delay_notified', from: DUE, to: '2025-11-25T09:00:00.000Z' });
    expect(delay(anas, at('2025-11-25T10:00:00.000Z'))?.change.next.firstResponseDueAt).toBe('2025-11-25T16:00:00.000Z');
  });

  it('of the solution leaves the time of the reply that was given', () => {
    const answered: Ticket = { ...anas, firstRespondedAt: NOW, resolutionDueAt: '2025-11-25T10:00:00.000Z' };
    const step = delay(answered, at('2025-11-25T09:30:00.000Z'));
    expect(step?.change.next.firstResponseDueAt).toBe(DUE);
    expect(step?.change.events[0]).toMatchObject({ from: '2025-11-25T10:00:00.000Z', to: step?.change.next.resolutionDueAt });
  });

  it('tells the new owner, the one before and the leads; at the top only the owner', () => {
    const step = delay({ ...anas, escalations: 1 }, at('2025-11-24T12:00:00.000Z'));
    expect(step?.change.next.assignee?.login).toBe('admin');
    expect(announced(step)?.notifications).toEqual([{ about: 'delay' }, { about: 'escalated', to: ['admin', 'ana', 'luis'] }]);
    const top = delay({ ...anas, escalations: 2 }, at('2025-11-24T12:00:00.000Z'));
    expect(announced(top)?.notifications).toEqual([{ about: 'delay' }, { about: 'reminder', to: ['ana'] }]);
    const { assignee: _, toldOwner: __, ...nobodys } = anas;
    const first = delay({ ...nobodys, status: 'new' }, at('2025-11-24T12:00:00.000Z'));
    expect(announced(first)?.notifications).toContainEqual({ about: 'escalated', to: ['luis'] });
  });
});

describe('the follow-up question', () => {
  const asking: Service = { ...service, followUpAfterHours: 24 };
  const resolved: Ticket = {
    ...anas,
    status: 'resolved',
    resolvedAt: OPENED,
    closesAt: '2025-11-27T09:00:00.000Z',
    resolution: { reason: 'answered', by: 'ana' },
  };
  const DAY_AFTER = '2025-11-25T09:00:00.000Z';

  it('is due so many hours after the resolution, to the millisecond', () => {
    expect(followUpAtMs(resolved, asking)).toBe(Date.parse(DAY_AFTER));
    expect(followUp(resolved, at('2025-11-25T08:59:59.999Z', asking))).toBeUndefined();
    expect(followUp(resolved, at(DAY_AFTER, asking))).toMatchObject({
      kind: 'followedUp',
      change: { next: { followedUpAt: DAY_AFTER } },
    });
  });

  it.each<[what: string, more: Partial<Ticket>, service_?: Service]>([
    ['nobody wishes it', {}, service],
    ['the ticket is open', { status: 'assigned' }],
    ['it was asked', { followedUpAt: DAY_AFTER }],
    ['the reason asks for none', { resolution: { reason: 'duplicate', by: 'ana' } }],
  ])('is never due when %s', (_what, more, service_ = asking) => {
    expect(followUpAtMs({ ...resolved, ...more }, service_)).toBeUndefined();
  });

  it('is never due where it is not known when or why it was resolved', () => {
    const { resolvedAt: _, ...noTime } = resolved;
    const { resolution: __, ...noReason } = resolved;
    expect([followUpAtMs(noTime, asking), followUpAtMs(noReason, asking)]).toEqual([undefined, undefined]);
  });

  it('is asked only in the conversation of the ticket, while it stays resolved, of who has not rated this one', () => {
    const step = followUp(resolved, at(DAY_AFTER, asking));
    const told = { drafts: [expect.objectContaining({ kind: 'choices' })], notifications: [{ about: 'follow_up' }] };
    const moved = { ...conversation, ticketId: 'c1.2', state: 'resolved' as const };
    const talks = { ...conversation, ticketId: anas.id, state: 'open' as const };
    const rated = (ticketNumber?: string) => ({
      rating: { conversationId: 'c1', score: 5, at: NOW, ...(ticketNumber === undefined ? {} : { ticketNumber }) },
    });
    expect(announced(step)).toEqual(told);
    expect(announced(step, { conversation: moved })).toEqual({});
    expect(announced(step, { conversation: talks })).toEqual({});
    expect(announced(step, rated(anas.number))).toEqual({});
    expect(announced(step, rated())).toEqual({});
    expect(announced(step, rated('M-00000000'))).toEqual(told);
  });

  it('is no more when the ticket closes, at the millisecond that was told', () => {
    expect(close(resolved, at('2025-11-27T08:59:59.999Z'))).toBeUndefined();
    expect(close(resolved, at('2025-11-27T09:00:00.000Z'))).toMatchObject({ kind: 'closed', state: 'closed' });
    expect(close({ ...resolved, status: 'assigned' }, at('2025-11-28T09:00:00.000Z'))).toBeUndefined();
    const { closesAt: _, ...never } = resolved;
    expect(close(never, at('2025-11-28T09:00:00.000Z'))).toBeUndefined();
  });
});

describe('a new owner', () => {
  const evas: Ticket = { ...anas, assignee: { login: 'eva', name: 'Eva' }, tellOwnerAt: NOW };

  it('is told of at the time that was chosen, once, and not beside a notice that names them', () => {
    expect(tellOwner(evas, at('2025-11-24T09:59:59.999Z'))).toBeUndefined();
    const step = tellOwner(evas, at(NOW));
    expect(step).toMatchObject({ kind: 'ownerTold', change: { next: { toldOwner: 'eva' } } });
    expect(step?.change.next).not.toHaveProperty('tellOwnerAt');
    expect(step?.change.events).toMatchObject([{ kind: 'owner_told', actor: 'watch', to: 'eva' }]);
    expect(announced(step)?.drafts).toMatchObject([{ text: expect.stringMatching(/^Ahora se ocupa Eva/) }]);
    expect(announced(tellOwner({ ...evas, noticesAt: [NOW] }, at(NOW)))).toEqual({ drafts: [] });
    expect(announced(tellOwner({ ...evas, noticesAt: [OPENED] }, at(NOW)))?.drafts).toHaveLength(1);
  });

  it.each<[what: string, ticket: Ticket]>([
    ['is the one who is known', { ...evas, toldOwner: 'eva' }],
    ['has a ticket that is settled', { ...evas, status: 'resolved' }],
  ])('is not told of who %s', (_what, ticket) => expect(tellOwner(ticket, at(NOW))).toBeUndefined());

  it('is not told of where there is none, or nothing to tell', () => {
    const { assignee: _, ...nobodys } = evas;
    const { tellOwnerAt: __, ...told } = evas;
    expect([tellOwner(nobodys, at(NOW)), tellOwner(told, at(NOW))]).toEqual([undefined, undefined]);
  });
});

describe('a ticket that nobody touches', () => {
  it('lapses after the time for which conversations are kept, and at most thirty days later', () => {
    const atMs = lapsesAtMs(anas, service);
    const keptMs = Date.parse(anas.updatedAt) + service.retentionDays * 86_400_000;
    expect(atMs).toBeGreaterThanOrEqual(keptMs);
    expect(atMs - keptMs).toBeLessThan(30 * 86_400_000);
    expect(atMs % (30 * 86_400_000)).toBe(0);
    expect(lapse(anas, at(new Date(atMs - 1).toISOString()))).toBeUndefined();
    const step = lapse(anas, at(new Date(atMs).toISOString()));
    expect(step).toMatchObject({ kind: 'closed', state: 'closed', change: { events: [{ kind: 'lapsed', actor: 'watch' }] } });
    expect(lapse({ ...anas, status: 'resolved' }, at(new Date(atMs).toISOString()))).toBeUndefined();
  });
});

describe('how far the monitor looks ahead', () => {
  it('is twice the longest first reply in business hours, at least eight hours, and the minute of rounding', () => {
    expect(horizon(service, new Date(OPENED))).toBe('2025-11-26T09:01:00.001Z');
    const level = { firstResponseHours: 1, resolutionHours: 2 };
    const quick = { ...service, serviceLevels: { low: level, normal: level, high: level, urgent: level } };
    expect(horizon(quick, new Date(OPENED))).toBe('2025-11-25T09:01:00.001Z');
  });

  it('reaches those that are asked whether all is well before they close', () => {
    const asking = { ...service, followUpAfterHours: 2, closeResolvedAfterHours: 202 };
    expect(horizon(asking, new Date(OPENED))).toBe('2025-12-02T17:01:00.001Z');
    expect(horizon({ ...asking, followUpAfterHours: 300 }, new Date(OPENED))).toBe('2025-11-26T09:01:00.001Z');
  });
});
