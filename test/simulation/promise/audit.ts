import type { Calendar, Priority } from '../../../bot/model/service';
import type { Ticket, TicketEvent } from '../../../bot/model/ticket';
import { businessTimeBetween, isOpen } from '../../../bot/time/business-hours';
import type { World } from './world';

const HOUR_MS = 3_600_000;

/** What became of one promise, read from the events alone. */
export interface Course {
  readonly priority: Priority;
  readonly openedAt: string;
  readonly kept: boolean;
  readonly notices: number;
  readonly alarmed: boolean;
  /** Business hours until the first reply. */
  readonly hours: number;
  /** The least share of a window that was left when its delay was told. */
  readonly leastAhead: number;
  /** What must never be, in words. */
  readonly faults: readonly string[];
}

/** A customer who has not been answered yet at the end of the simulation is not counted. */
export async function courseOf({ store }: World, calendar: Calendar, ticketId: string): Promise<Course | undefined> {
  const [ticket, events] = await Promise.all([store.loadTicket(ticketId), store.listTicketEvents(ticketId)]);
  if (ticket?.firstRespondedAt === undefined) return undefined;
  const first = ticket.firstRespondedAt;
  const kept = first <= ticket.promisedAt;
  const delays = events.filter(({ kind, at }) => kind === 'delay_notified' && at <= first);
  const faults: string[] = [];
  const check = (holds: boolean, what: string) => {
    if (!holds) faults.push(`${ticket.number}: ${what}`);
  };
  check(ticket.promise === (kept ? 'kept' : 'broken'), `it says ${ticket.promise}, and the first reply came at ${first}`);
  check(ticket.noticesAt.length <= 2, 'more than two notices');
  const ahead = delays.map((delay, index) => shareAhead(calendar, ticket, delays[index - 1], delay));
  for (const told of [ticket.promisedAt, ...delays.map(({ to = '' }) => to)]) {
    const announced = events.some(
      ({ kind, at, from }) =>
        at <= told && ((kind === 'delay_notified' && from === told) || (kind === 'alarmed' && delays.length === 2)),
    );
    check(first <= told || announced, `the time told, ${told}, passed without a word`);
  }
  for (const { kind, at, actor } of events) {
    const disturbs = actor === 'watch' && ['reminded', 'delay_notified', 'alarmed', 'followed_up'].includes(kind);
    check(!disturbs || isOpen(calendar, new Date(at)), `${kind} in the night, at ${at}`);
  }
  check(
    new Set(events.map(({ version }) => version)).size === ticket.version,
    'versions and events do not agree: something was done twice, or not at all',
  );
  return {
    priority: ticket.priority,
    openedAt: ticket.openedAt,
    kept,
    notices: delays.length,
    alarmed: events.some(({ kind, at }) => kind === 'alarmed' && at <= first),
    hours: businessTimeBetween(calendar, new Date(ticket.openedAt), new Date(first)) / HOUR_MS,
    leastAhead: Math.min(1, ...ahead),
    faults,
  };
}

function shareAhead(calendar: Calendar, ticket: Ticket, before: TicketEvent | undefined, delay: TicketEvent): number {
  const due = new Date(delay.from ?? '');
  const window = businessTimeBetween(calendar, new Date(before?.at ?? ticket.openedAt), due);
  return businessTimeBetween(calendar, new Date(delay.at), due) / window;
}
