import type { Ticket } from '../../model/ticket';

/** Whether a ticket is out of the way at this time: nothing has to happen for it to come back. */
export function isSnoozed({ snoozedUntil }: Pick<Ticket, 'snoozedUntil'>, now: Date): boolean {
  return snoozedUntil !== undefined && Date.parse(snoozedUntil) > now.getTime();
}
