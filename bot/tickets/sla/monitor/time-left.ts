import type { Calendar } from '../../../model/service';
import type { Ticket } from '../../../model/ticket';
import { businessTimeBetween, isOpen, nextOpening } from '../../../time/business-hours';
import { dueAt } from '../../lifecycle/ticket-view';
import { isOpenStatus } from '../../lifecycle/transitions';

/** The customer is told of a delay when this share of the time is left. */
const NOTICE_SHARE = 0.25;
/** The share of the time that must still be left when they read it, whatever happens. */
const PROMISED_SHARE = 0.2;
/** Room for a run that is skipped: nobody is told too late because of it. */
const TWO_RUNS_MS = 120_000;

/** The stretch in which the customer waits for us: from when they were told the time, to that time. */
export interface Window {
  /** Ms since 1970. */
  readonly sinceMs: number;
  /** Ms since 1970. */
  readonly dueMs: number;
  /** Business ms. */
  readonly totalMs: number;
  /** Business ms; 0 when the time has passed. */
  readonly leftMs: number;
}

/**
 * How much time is left for what the customer waits for: the first reply, then the resolution.
 * @returns undefined while they wait for nothing: the ticket is resolved, or it is the customer's turn
 */
export function timeLeft(ticket: Ticket, calendar: Calendar, now: Date): Window | undefined {
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
 * Whether so little of the time is left that the customer is to be told. Counts business time: what is due on Monday
 * morning is not announced in the night before.
 */
export function isRunningOut({ totalMs, leftMs }: Window): boolean {
  return leftMs <= Math.max(totalMs * NOTICE_SHARE, totalMs * PROMISED_SHARE + TWO_RUNS_MS);
}

/**
 * Whether it can wait for the morning: the desk is closed, and opens before the time has passed. A time that has passed
 * already waits, too: a message in the night would not make it better.
 */
export function waitsForMorning({ dueMs }: Pick<Window, 'dueMs'>, calendar: Calendar, now: Date): boolean {
  if (isOpen(calendar, now)) return false;
  return dueMs <= now.getTime() || nextOpening(calendar, now).getTime() < dueMs;
}
