import type { Ticket, TicketEvent } from '../api/types';

/** What may have come to somebody between two looks at their tickets. */
export type Change =
  | { readonly kind: 'ticket'; readonly ticket: Ticket }
  /** It moved on from `version`: who moved it says whether that is news. */
  | { readonly kind: 'moved'; readonly ticket: Ticket; readonly version: number };

/** What is new on a list since an earlier look; nothing at the first look. */
export function changes(before: readonly Ticket[] | undefined, now: readonly Ticket[]): readonly Change[] {
  if (before === undefined) return [];
  const known = new Map(before.map(({ number, version }) => [number, version]));
  return now.flatMap((ticket): readonly Change[] => {
    if (ticket.status !== 'assigned') return [];
    const version = known.get(ticket.number);
    if (version === undefined) return [{ kind: 'ticket', ticket }];
    return version < ticket.version ? [{ kind: 'moved', ticket, version }] : [];
  });
}

/** Whether the customer wrote since that version. */
export function customerWrote(events: readonly TicketEvent[], version: number): boolean {
  return events.some((event) => event.version > version && event.kind === 'customer_message');
}
