import type { QueryObserverResult } from '@tanstack/react-query';
import type { Answer } from '../../shared/api/call';
import { read, request } from './as-staff';
import { joined } from './joined';
import { everyUnlessHinted } from './pace';
import { queries, useQuery } from './query';
import { queueKey } from './reads';
import type { Ticket, TicketDetail, TicketPage } from './types';

const TICKET_MS = 3_000;
const SETTLED_TICKET_MS = 15_000;

export const ticketKey = (number: string) => ['ticket', number] as const;
const revisions = new Map<string, string>();

export const ticketPath = (number: string) => `/v1/tickets/${encodeURIComponent(number)}`;
export const seenTicket = (number: string) => queries.getQueryData<TicketDetail>(ticketKey(number));

/** An unchanged ticket is not sent again. */
async function fetchTicket(number: string): Promise<TicketDetail> {
  const seen = seenTicket(number);
  const answer = await request<TicketDetail>(ticketPath(number), { ifNoneMatch: seen && revisions.get(number) });
  if (answer === undefined) return seen ?? read<TicketDetail>(ticketPath(number));
  keepRevision(number, answer.etag);
  return withEarlier(number, answer.body);
}

/** With what was loaded of earlier pages. */
function withEarlier(number: string, now: TicketDetail): TicketDetail {
  const seen = seenTicket(number);
  return seen === undefined ? now : joined(seen, now);
}

function keepRevision(number: string, revision: string | undefined): void {
  if (revision === undefined) revisions.delete(number);
  else revisions.set(number, revision);
}

export function useTicket(number: string): QueryObserverResult<TicketDetail> {
  return useQuery<TicketDetail>({
    queryKey: ticketKey(number),
    queryFn: () => fetchTicket(number),
    refetchInterval: (query) => {
      const status = query.state.data?.ticket.status;
      return everyUnlessHinted(status === 'resolved' || status === 'closed' ? SETTLED_TICKET_MS : TICKET_MS)(query);
    },
  });
}

/** Reads a ticket again, now. */
export function readTicket(number: string): Promise<TicketDetail> {
  return queries.fetchQuery({
    queryKey: ticketKey(number),
    queryFn: () => fetchTicket(number),
    staleTime: 0,
  });
}

/** Stores the ticket that the API returned after a change, in the lists too. */
export function putTicket(number: string, answer: Answer<TicketDetail> | undefined): void {
  keepRevision(number, answer?.etag);
  if (answer === undefined) return;
  queries.setQueryData(ticketKey(number), withEarlier(number, answer.body));
  changeRows(number, () => answer.body.ticket);
}

function changeRows(number: string, change: (ticket: Ticket) => Ticket): void {
  queries.setQueriesData<TicketPage>({ queryKey: queueKey }, (page) =>
    page === undefined ? page : { ...page, tickets: page.tickets.map((each) => (each.number === number ? change(each) : each)) },
  );
}

/**
 * Shows a change before the API has confirmed it.
 * @returns a function that undoes it
 */
export function showTicket(number: string, change: (ticket: Ticket) => Ticket): () => void {
  // The page now shows no revision of the API.
  revisions.delete(number);
  const detail = seenTicket(number);
  const lists = queries.getQueriesData<TicketPage>({ queryKey: queueKey });
  if (detail !== undefined) queries.setQueryData(ticketKey(number), { ...detail, ticket: change(detail.ticket) });
  changeRows(number, change);
  return () => {
    queries.setQueryData(ticketKey(number), detail);
    for (const [key, page] of lists) queries.setQueryData(key, page);
  };
}

/** Tickets that are being changed from here: how many changes of each are under way. */
const changing = new Map<string, number>();

/** Reads a ticket again after a hint, unless a change of it is under way: its response is newer. */
export function readOnHint(number: string): void {
  if (!changing.has(number)) void queries.invalidateQueries({ queryKey: ticketKey(number) });
}

/**
 * Keeps reads of a ticket and of the lists from showing the state before a change.
 *
 * @returns a function that says that the change is over
 */
export async function holdReads(number: string): Promise<() => void> {
  changing.set(number, (changing.get(number) ?? 0) + 1);
  await cancelReads(number);
  return () => {
    const left = (changing.get(number) ?? 1) - 1;
    if (left > 0) changing.set(number, left);
    else changing.delete(number);
  };
}

/** A poll in progress must not bring back the state before the change. */
async function cancelReads(number: string): Promise<void> {
  await queries.cancelQueries({ queryKey: ticketKey(number) });
  await queries.cancelQueries({ queryKey: queueKey });
}

/** Reads the lists again after a change; also the ticket, unless the API has just returned it. */
export async function refresh(number: string, ticketToo: boolean): Promise<void> {
  const lists = queries.invalidateQueries({ queryKey: queueKey });
  if (ticketToo) await queries.invalidateQueries({ queryKey: ticketKey(number) });
  await lists;
}
