import type { Failure } from '../../shared/api/failure';
import { asFailure, request } from './as-staff';
import { holdReads, putTicket, refresh, showTicket, ticketPath } from './ticket-reads';
import type { Ticket, TicketDetail } from './types';

/** What staff do to a ticket, by the last part of its address. */
export type Move =
  | { readonly to: 'claim' }
  | { readonly to: 'assign'; readonly body: { readonly to: string; readonly reason?: string } }
  | { readonly to: 'replies'; readonly body: { readonly text: string } }
  | { readonly to: 'notes'; readonly body: { readonly text: string } }
  | { readonly to: 'resolve'; readonly body: { readonly reason: string; readonly note?: string } }
  | { readonly to: 'reopen'; readonly body: { readonly reason: string } }
  | { readonly to: 'escalate'; readonly body: { readonly reason: string } }
  | { readonly to: 'labels'; readonly body: { readonly labels: readonly string[] } }
  | { readonly to: 'merge'; readonly body: { readonly into: string } }
  | { readonly to: 'snooze'; readonly body: { readonly until: string | null } }
  | { readonly to: 'spam' };

export interface MoveOptions {
  /** Same id, same effect: kept for a second try of the same thing. */
  readonly id?: string;
  /** The version that the person saw; the API refuses when the ticket has moved on. */
  readonly version?: number;
  /** What the page shows at once; taken back when the API says no. */
  readonly show?: (ticket: Ticket) => Ticket;
}

/** Does it, and reads ticket and queue anew. The failure is a value: every caller has something to say to it. */
export async function move(number: string, what: Move, { id, version, show }: MoveOptions = {}): Promise<Failure | undefined> {
  const body = {
    ...('body' in what ? what.body : {}),
    id: id ?? crypto.randomUUID(),
    ...(version === undefined ? {} : { version }),
  };
  await holdReads(number);
  const takeBack = show === undefined ? undefined : showTicket(number, show);
  try {
    putTicket(number, await request<TicketDetail>(`${ticketPath(number)}/${what.to}`, { method: 'POST', body }));
    refresh(number, false).catch(() => undefined);
    return undefined;
  } catch (error) {
    takeBack?.();
    refresh(number, true).catch(() => undefined);
    return asFailure(error);
  }
}
