import type { Calendar } from '../../../model/service';
import type { Ticket } from '../../../model/ticket';
import { businessTimeBetween, isOpen, nextOpening } from '../../../time/business-hours';
import { dueAt } from '../../lifecycle/ticket-view';
import { isOpenStatus } from '../../lifecycle/transitions';

/** The stretch in which the customer waits for us: from when they were told the time, to that time. Both in business ms. */
export interface Window {
  readonly sinceMs: number;
  readonly dueMs: number;
  readonly totalMs: number;
  /** 0 when the time has passed. */
  readonly leftMs: number;
}

/**
 * What the customer waits for now: the first reply, then the resolution.
 * @returns undefined while nothing is waited for: it is settled, or the customer's turn
 */
export function windowOf(ticket: Ticket, calendar: Calendar, now: Date): Window | undefined {
  if (!isOpenStatus(ticket.status) || (ticket.status === 'waiting_customer' && ticket.firstRespondedAt !== undefined)) {
    return undefined;
  }
  const due = new Date(dueAt(ticket));
  const told = [ticket.openedAt, ticket.reopenedAt, ticket.raisedAt, ticket.noticesAt.at(-1)];
  const since = new Date(Math.max(...told.map((iso) => (iso === undefined ? 0 : Date.parse(iso)))));
  return {
    sinceMs: since.getTime(),
    dueMs: due.getTime(),
    totalMs: businessTimeBetween(calendar, since, due),
    leftMs: businessTimeBetween(calendar, now, due),
  };
}

/**
 * Whether it can wait for the morning: the desk is closed, and opens before the time has passed; a time that has passed
 * already is not made better by a message in the night.
 */
export function waitsForMorning({ dueMs }: Pick<Window, 'dueMs'>, calendar: Calendar, now: Date): boolean {
  if (isOpen(calendar, now)) return false;
  return dueMs <= now.getTime() || nextOpening(calendar, now).getTime() < dueMs;
}
