import * as z from 'zod';
import { compact } from '../../model/compact';
import { MostradorError } from '../../model/errors';
import { MAX_SNOOZE_DAYS } from '../../model/limits';
import { EVERYBODY } from '../authorize';
import { dueAt, isSnoozed } from '../lifecycle/ticket-view';
import { transitionTicket } from '../lifecycle/transition-ticket';
import { type Transition, WHILE_OPEN } from '../lifecycle/transitions';
import { staffAction, staffBody } from './staff-action';

const SNOOZED: Transition = { kind: 'snoozed', from: WHILE_OPEN, cannot: 'it cannot be put off' };
const DAY_MS = 86_400_000;

/**
 * Snoozes a ticket until a given time, or ends the snooze (`until` is null). The SLA continues meanwhile: reminders and
 * notices of delay are sent as usual. An urgent ticket, in particular with danger, cannot be snoozed beyond its due time.
 * @throws MostradorError INVALID_REQUEST when the time is past, more than 90 days ahead, or later than the due time of an
 * urgent ticket, ILLEGAL_MOVE when the ticket is resolved or closed, and as `perform`
 */
export const snooze = staffAction({
  action: 'ticket.snooze',
  path: 'snooze',
  summary: 'Puts a ticket out of the way until a time or until its customer writes; null takes it back',
  roles: EVERYBODY,
  transition: SNOOZED,
  body: staffBody({ until: z.iso.datetime({ offset: true }).nullable() }),
  example: { until: '2026-12-24T09:00:00+01:00' },
  decide: ({ ticket, actor, now }, { until }) => {
    const { snoozedUntil, ...awake } = ticket;
    const details = compact({ actor: actor.login, now, from: snoozedUntil });
    if (until === null) {
      // The snooze has already ended, so nothing changes and no event is needed.
      if (!isSnoozed(ticket, now)) return { kind: 'unchanged' };
      return { kind: 'changed', ticket: transitionTicket(awake, SNOOZED, details) };
    }
    const to = new Date(until).toISOString();
    if (to === snoozedUntil) return { kind: 'unchanged' };
    const change = transitionTicket(ticket, SNOOZED, { ...details, to }, { snoozedUntil: to });
    checkTime(Date.parse(to) - now.getTime());
    if (ticket.priority === 'urgent') checkPromise(to, dueAt(ticket), now);
    return { kind: 'changed', ticket: change };
  },
});

function checkTime(aheadMs: number): void {
  if (aheadMs <= 0) throw refusal('is past: give a time to come');
  if (aheadMs > MAX_SNOOZE_DAYS * DAY_MS)
    throw refusal(`is more than ${MAX_SNOOZE_DAYS} days ahead: resolve the ticket instead, its customer may reopen it`);
}

/** @param due ISO 8601 UTC, as `to` */
function checkPromise(to: string, due: string, now: Date): void {
  if (Date.parse(to) <= Date.parse(due)) return;
  throw Date.parse(due) > now.getTime()
    ? refusal(`is later than what an urgent ticket's customer was promised: ${due} at the latest`, { latest: due })
    : refusal(`is no time to put an urgent ticket off to: what its customer was promised for ${due} is late already`);
}

function refusal(message: string, extra: { readonly latest?: string } = {}): MostradorError {
  return new MostradorError('INVALID_REQUEST', `body.until: ${message}.`, {
    faults: [{ path: 'body.until', message }],
    ...extra,
  });
}
