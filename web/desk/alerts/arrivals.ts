import type { Ticket, TicketEvent } from '../api/types';

/** What can be new between two reads of a person's tickets. */
export type Change =
  | { readonly kind: 'ticket'; readonly ticket: Ticket }
  /** The ticket has changed since `version`; its events tell whether the customer did it. */
  | { readonly kind: 'moved'; readonly ticket: Ticket; readonly version: number };

/** What is new in a list since an earlier read; nothing on the first read. */
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

/** The tickets in which danger was told since an earlier read of those in danger; none on the first read. */
export function newDangers(before: readonly Ticket[] | undefined, now: readonly Ticket[]): readonly Ticket[] {
  if (before === undefined) return [];
  const known = new Map(before.map(({ number, danger }) => [number, danger?.at]));
  return now.filter(({ number, danger }) => danger?.waits === true && known.get(number) !== danger.at);
}

/** Whether the customer wrote since that version. */
export function customerWrote(events: readonly TicketEvent[], version: number): boolean {
  return events.some((event) => event.version > version && event.kind === 'customer_message');
}
