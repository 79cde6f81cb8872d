import * as z from 'zod';
import { compact } from '../../../bot/model/compact';
import { MAX_CSV_ROWS } from '../../../bot/model/limits';
import type { Ticket } from '../../../bot/model/ticket';
import { TICKET_VIEWS } from '../../../bot/ports';
import { LIST_TICKETS, listTickets, overviewOf, tableOfTickets } from '../../../bot/tickets/list-tickets';
import { READ_TICKET } from '../../../bot/tickets/read-ticket';
import { ticketsCsv } from '../../../bot/tickets/tickets-csv';
import * as schemas from '../../api/schemas';
import { STAFF_PROBLEMS } from '../../api/staff-endpoint';
import { deskEndpoint, numberOf } from '../endpoint';
import { listed, requestOf, ticketCounts } from '../schema';
import { serializeTicket } from '../serialize';
import { respondWithTicket } from './respond';

const count = z.coerce.number().int().min(1);

/** The queue, and reading a ticket. */
export const ticketEndpoints = [
  deskEndpoint({
    method: 'GET',
    path: '/v1/tickets',
    permission: LIST_TICKETS,
    summary: 'The queue: a view, what it is searched for and filtered by, and its order',
    query: listed.extend({ cursor: z.exactOptional(z.string().max(1_000)) }),
    status: 200,
    response: schemas.ticketPage,
    problems: ['INVALID_REQUEST', ...STAFF_PROBLEMS],
    handle: async ({ c, runtime, actor, service, query: { cursor, ...asked } }) => {
      const page = await listTickets(runtime, actor, service, { ...requestOf(asked), ...compact({ cursor }) });
      const now = runtime.clock.now();
      return c.json({ ...page, tickets: page.tickets.map((ticket) => serializeTicket(ticket, now)) });
    },
  }),
  deskEndpoint({
    method: 'GET',
    path: '/v1/tickets.csv',
    permission: LIST_TICKETS,
    summary: `The same list as a table, of ${MAX_CSV_ROWS} tickets at most`,
    query: listed,
    status: 200,
    text: 'text/csv',
    problems: ['INVALID_REQUEST', ...STAFF_PROBLEMS],
    handle: async ({ c, runtime, actor, service, query }) => {
      const tickets = await tableOfTickets(runtime, actor, service, requestOf(query));
      return c.body(ticketsCsv(tickets), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="tickets-${runtime.clock.now().toISOString().slice(0, 10)}.csv"`,
      });
    },
  }),
  deskEndpoint({
    method: 'GET',
    path: '/v1/ticket-counts',
    permission: LIST_TICKETS,
    summary: 'How many tickets each view has, up to 99; the first of the own tickets, of those in danger, and of a view',
    query: z.strictObject({ view: z.exactOptional(z.enum(TICKET_VIEWS)) }),
    status: 200,
    response: ticketCounts,
    problems: ['INVALID_REQUEST', ...STAFF_PROBLEMS],
    handle: async ({ c, runtime, actor, service, query: { view } }) => {
      const { views, mine, danger, list } = await overviewOf(runtime, actor, service, view);
      const now = runtime.clock.now();
      const shown = (tickets: readonly Ticket[]) => tickets.map((ticket) => serializeTicket(ticket, now));
      const page = list && { ...list, tickets: shown(list.tickets) };
      return c.json(compact({ views, mine: shown(mine), danger: shown(danger), list: page }));
    },
  }),
  deskEndpoint({
    method: 'GET',
    path: '/v1/tickets/{number}',
    permission: READ_TICKET,
    summary:
      'A ticket with its transcript, why the bot did not answer, and its events: the last page of both, or what is older than ' +
      'the seq `before` or the version `eventsBefore`. Honours If-None-Match',
    query: z.strictObject({ before: z.exactOptional(count), eventsBefore: z.exactOptional(count) }),
    status: 200,
    response: schemas.ticketDetail,
    problems: ['INVALID_REQUEST', ...STAFF_PROBLEMS, 'TICKET_NOT_FOUND'],
    handle: ({ c, runtime, actor, query }) => respondWithTicket(c, runtime, actor, numberOf(c), query),
  }),
];
