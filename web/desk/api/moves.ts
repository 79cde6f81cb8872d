import type { z } from 'zod';
import type { STAFF_ACTIONS } from '../../../bot/tickets/actions';
import type { StaffAction } from '../../../bot/tickets/actions/staff-action';
import type { Failure } from '../../shared/api/failure';
import { asFailure, request } from './as-staff';
import { holdReads, putTicket, refresh, showTicket, ticketPath } from './ticket-reads';
import type { Ticket, TicketDetail } from './types';

type BodyOf<Action extends StaffAction> = Omit<z.infer<Action['body']>, 'id' | 'version'>;
type MoveOf<Action extends StaffAction> = keyof BodyOf<Action> extends never
  ? { readonly to: Action['path'] }
  : { readonly to: Action['path']; readonly body: BodyOf<Action> };
type Moves = { readonly [Action in (typeof STAFF_ACTIONS)[number] as Action['path']]: MoveOf<Action> };

/** What staff do to a ticket, by the last part of its address. */
export type Move = Moves[keyof Moves];

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
