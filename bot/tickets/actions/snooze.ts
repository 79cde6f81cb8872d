import { MostradorError } from '../../model/errors';
import type { Ticket } from '../../model/ticket';
import { dueAt, isSnoozed } from '../lifecycle/ticket-view';
import { transitionTicket } from '../lifecycle/transition-ticket';
import { type Decision, type DeskPorts, perform, type Situation, type StaffBody, type StaffRequest } from './perform';

export interface SnoozeBody extends StaffBody {
  /** ISO 8601; null: back at once. */
  readonly until: string | null;
}

const MOST_DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * Puts a ticket out of the way until a time, or takes it back. The promise goes on meanwhile: its owner is reminded,
 * and its customer told of a delay, as ever. That is not enough where it is urgent, danger above all: such a ticket is back
 * by the time that was promised.
 * @throws MostradorError INVALID_REQUEST when the time is past, more than 90 days ahead, or later than the promised one of an
 * urgent ticket, ILLEGAL_MOVE when the ticket is
 * resolved or closed, and as `perform`
 */
export function snooze(desk: DeskPorts, request: StaffRequest<SnoozeBody>): Promise<void> {
  return perform(desk, 'ticket.snooze', request, (situation) => decideSnooze(situation, request.body));
}

function decideSnooze({ ticket, actor, now }: Situation, { until }: SnoozeBody): Decision {
  const details = { actor: actor.login, now, from: ticket.snoozedUntil };
  const { snoozedUntil, ...awake } = ticket;
  if (until === null) {
    // Once its time has come there is nothing to take back, and nobody needs to read that it was.
    return isSnoozed(ticket, now) ? changed(awake) : { kind: 'unchanged' };
  }
  const to = new Date(until).toISOString();
  if (to === snoozedUntil) return { kind: 'unchanged' };
  const change = transitionTicket(ticket, 'snoozed', { ...details, to }, { snoozedUntil: to });
  checkTime(Date.parse(to) - now.getTime());
  if (ticket.priority === 'urgent') checkPromise(to, dueAt(ticket), now);
  return { kind: 'changed', ticket: change };

  function changed(next: Ticket): Decision {
    return { kind: 'changed', ticket: transitionTicket(next, 'snoozed', details) };
  }
}

function checkTime(aheadMs: number): void {
  const message =
    aheadMs <= 0
      ? 'is past: give a time to come'
      : aheadMs > MOST_DAYS * DAY_MS
        ? `is more than ${MOST_DAYS} days ahead: resolve the ticket instead, its customer may reopen it`
        : undefined;
  if (message !== undefined) throw refusal(message);
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
