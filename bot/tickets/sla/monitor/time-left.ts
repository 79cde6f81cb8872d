import type { Calendar } from '../../../model/service';
import type { Ticket } from '../../../model/ticket';
import { businessTimeBetween, isOpen, nextOpening } from '../../../time/business-hours';
import { dueAt } from '../../lifecycle/ticket-view';
import { isOpenStatus } from '../../lifecycle/transitions';

/** The customer is told of a delay when this share of the time is left. */
const NOTICE_SHARE = 0.25;
/** The share of the time that must be left when they read it, in any case. */
const PROMISED_SHARE = 0.2;
/** Allows for a skipped run, so that nobody is told too late because of it. */
const TWO_RUNS_MS = 120_000;

/** The period in which the customer waits for us: from when they were told the due time until that time. */
export interface WaitingPeriod {
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
 * How much time is left until the reply, or after it the resolution, that the customer waits for.
 * @returns undefined while they wait for nothing: the ticket is resolved, or it is the customer's turn
 */
export function timeLeft(ticket: Ticket, calendar: Calendar, now: Date): WaitingPeriod | undefined {
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
 * Whether so little time is left that the customer must be told. Counts business time: a ticket due on Monday morning is
 * not announced on Sunday night.
 */
export function isRunningOut(period: WaitingPeriod): boolean {
  return period.leftMs <= leastMs(period);
}

/** With so much business time left, or less, it is running out. */
export function leastMs({ totalMs }: WaitingPeriod): number {
  return Math.max(totalMs * NOTICE_SHARE, totalMs * PROMISED_SHARE + TWO_RUNS_MS);
}

/**
 * Whether a message can wait for the morning: the desk is closed and opens before the due time. It also waits when the due
 * time has passed: a message at night would not help.
 */
export function waitsForMorning({ dueMs }: Pick<WaitingPeriod, 'dueMs'>, calendar: Calendar, now: Date): boolean {
  if (isOpen(calendar, now)) return false;
  return dueMs <= now.getTime() || nextOpening(calendar, now).getTime() < dueMs;
}
