import type { Calendar, Service } from '../../model/service';
import { NEVER, type Ticket } from '../../model/ticket';
import type { Digest, FilingRules } from '../../ports';
import { addBusinessTime, isOpen, nextOpening } from '../../time/business-hours';
import { isOpenStatus } from '../lifecycle/transitions';
import { followUpAtMs } from './monitor/after-resolution';
import { MAX_NOTICES } from './monitor/delay';
import { lapsesAtMs } from './monitor/lapse';
import { isRemindedOf, REMINDER_SHARE } from './monitor/staff-warnings';
import { leastMs, timeLeft, type WaitingPeriod } from './monitor/time-left';

const MS_PER_HOUR = 3_600_000;
/** Grows when the monitor's checks ask for other times than before. */
const RULES_VERSION = 2;

/**
 * The earliest time at which the SLA monitor may have to do something about the ticket as it is: a reminder, a notice of
 * delay or an alarm, the end of the time promised, the follow-up question, the closing, the lapse of what nobody touches. It follows from the ticket alone, not
 * from the clock of whoever asks (I12); a test compares it with what the monitor decides at each minute.
 *
 * @returns ISO 8601, or `NEVER`
 * @throws KNOWLEDGE_INVALID when the calendar never opens
 */
export function nextActionAt(ticket: Ticket, service: Service): string {
  const times = isOpenStatus(ticket.status) ? whileOpen(ticket, service) : afterResolution(ticket, service);
  return times.length === 0 ? NEVER : new Date(Math.min(...times)).toISOString();
}

/** The same as rules for all tickets; the key changes with the settings that the times depend on. */
export function nextActionRules(service: Service, digest: Pick<Digest, 'sha256'>): FilingRules {
  const { calendar, followUpAfterHours = null, retentionDays } = service;
  return {
    key: digest.sha256(JSON.stringify([RULES_VERSION, calendar, followUpAfterHours, retentionDays])).slice(0, 16),
    nextActionAt: (ticket) => nextActionAt(ticket, service),
  };
}

function whileOpen(ticket: Ticket, service: Service): readonly number[] {
  const { calendar } = service;
  const { promise, promisedAt, firstRespondedAt, noticesAt, alarmedAt, tellOwnerAt } = ticket;
  const always = [
    lapsesAtMs(ticket, service),
    ...(promise === undefined && firstRespondedAt === undefined ? [Date.parse(promisedAt) + 1] : []),
    ...(tellOwnerAt === undefined ? [] : [Date.parse(tellOwnerAt)]),
  ];
  // Nothing that is asked about the period here depends on the time of the look.
  const period = timeLeft(ticket, calendar, new Date(promisedAt));
  if (period === undefined) return always;
  const whenLeft = (ms: number) => atDesk(period, calendar, whenMsAreLeft(period, calendar, ms));
  return [
    ...always,
    ...(noticesAt.length < MAX_NOTICES || alarmedAt === undefined ? [whenLeft(leastMs(period))] : []),
    ...(isRemindedOf(ticket, period) ? [] : [whenLeft(period.totalMs * REMINDER_SHARE)]),
  ];
}

function afterResolution(ticket: Ticket, service: Service): readonly number[] {
  const { status, closesAt } = ticket;
  if (status !== 'resolved') return [];
  const asksAtMs = followUpAtMs(ticket, service);
  return [
    ...(asksAtMs === undefined ? [] : [nextOpening(service.calendar, new Date(asksAtMs)).getTime()]),
    ...(closesAt === undefined ? [] : [Date.parse(closesAt)]),
  ];
}

/** When so much business time of the period is left. */
function whenMsAreLeft({ sinceMs, totalMs }: WaitingPeriod, calendar: Calendar, leftMs: number): number {
  return addBusinessTime(calendar, new Date(sinceMs), (totalMs - leftMs) / MS_PER_HOUR).getTime();
}

/** The time itself, or the next opening when it can wait for that: see `waitsForMorning`. */
function atDesk({ dueMs }: WaitingPeriod, calendar: Calendar, atMs: number): number {
  if (isOpen(calendar, new Date(atMs))) return atMs;
  const openingMs = nextOpening(calendar, new Date(atMs)).getTime();
  return dueMs > atMs && dueMs <= openingMs ? atMs : openingMs;
}
