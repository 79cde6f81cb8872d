import type { Service } from '../../../model/service';
import type { Ticket } from '../../../model/ticket';
import { transitionTicket } from '../../lifecycle/transition-ticket';
import { isOpenStatus } from '../../lifecycle/transitions';
import type { Check } from './check';

const DAY_MS = 86_400_000;
/** Lapses are gathered to days so far apart, so that a change of a ticket seldom moves its own. */
const EVERY_DAYS = 30;
/** A ticket has lapsed at the latest so many days after the time for which conversations are kept; two of them are for the monitor. */
export const LAPSES_LATE_DAYS = EVERY_DAYS + 2;

/**
 * Closes an open ticket that nothing has happened to for as long as conversations are kept. Otherwise a forgotten ticket would
 * keep its customer's name, address and words for ever; or it would outlive its conversation, and nobody could close it.
 */
export const lapse: Check = (ticket, { service, now }) => {
  if (!isOpenStatus(ticket.status) || now.getTime() < lapsesAtMs(ticket, service)) return undefined;
  return { kind: 'closed', change: transitionTicket(ticket, 'lapsed', { actor: 'watch', now }), state: 'closed' };
};

/** When an open ticket lapses unless it changes before; ms since 1970. */
export function lapsesAtMs({ updatedAt }: Ticket, { retentionDays }: Pick<Service, 'retentionDays'>): number {
  const everyMs = EVERY_DAYS * DAY_MS;
  return Math.ceil((Date.parse(updatedAt) + retentionDays * DAY_MS) / everyMs) * everyMs;
}
