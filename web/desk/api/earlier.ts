import { read } from './as-staff';
import { joined } from './joined';
import { queries } from './query';
import { seenTicket, ticketKey, ticketPath } from './ticket-reads';
import type { TicketDetail } from './types';

/** Loads the page before what is there of transcript and events, of each where there is more. */
export async function loadEarlier(number: string): Promise<void> {
  const { before, eventsBefore } = seenTicket(number) ?? {};
  const query = new URLSearchParams({
    ...(before === undefined ? {} : { before: String(before) }),
    ...(eventsBefore === undefined ? {} : { eventsBefore: String(eventsBefore) }),
  });
  const earlier = await read<TicketDetail>(`${ticketPath(number)}?${query}`);
  // Meanwhile a poll may have brought something new.
  queries.setQueryData<TicketDetail>(ticketKey(number), (now) => now && joined(earlier, now));
}
