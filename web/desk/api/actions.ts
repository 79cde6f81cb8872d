import type { z } from 'zod';
import type { STAFF_ACTIONS } from '../../../bot/tickets/actions';
import type { StaffAction } from '../../../bot/tickets/actions/staff-action';
import type { Failure } from '../../shared/api/failure';
import { asFailure, request } from './as-staff';
import { holdReads, putTicket, refresh, showTicket, ticketPath } from './ticket-reads';
import type { Ticket, TicketDetail } from './types';

type BodyOf<Action extends StaffAction> = Omit<z.infer<Action['body']>, 'id' | 'version'>;
type ActionBody<Action extends StaffAction> = keyof BodyOf<Action> extends never
  ? { readonly to: Action['path'] }
  : { readonly to: Action['path']; readonly body: BodyOf<Action> };
type TicketActions = { readonly [Action in (typeof STAFF_ACTIONS)[number] as Action['path']]: ActionBody<Action> };

/** What staff do to a ticket, by the last part of the address. */
export type TicketAction = TicketActions[keyof TicketActions];

export interface ActionOptions {
  /** The same id has the same effect once; kept for retries. */
  readonly id?: string;
  /** The version that the person saw; the API rejects the action when the ticket has changed since. */
  readonly version?: number;
  /** The optimistic update of the page; undone when the API rejects the action. */
  readonly show?: (ticket: Ticket) => Ticket;
}

/** Performs the action and reads ticket and queue again. A failure is returned, since every caller shows it in its own way. */
export async function performAction(
  number: string,
  what: TicketAction,
  { id, version, show }: ActionOptions = {},
): Promise<Failure | undefined> {
  const body = {
    ...('body' in what ? what.body : {}),
    id: id ?? crypto.randomUUID(),
    ...(version === undefined ? {} : { version }),
  };
  const goOn = await holdReads(number);
  const takeBack = show === undefined ? undefined : showTicket(number, show);
  try {
    putTicket(number, await request<TicketDetail>(`${ticketPath(number)}/${what.to}`, { method: 'POST', body }));
    refresh(number, false).catch(() => undefined);
    return undefined;
  } catch (error) {
    takeBack?.();
    refresh(number, true).catch(() => undefined);
    return asFailure(error);
  } finally {
    goOn();
  }
}
