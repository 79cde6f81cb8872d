import { listTickets } from '../../../bot/tickets/list-tickets';
import { type App, readQuery } from '../../api/app';
import { callerOf } from '../../api/caller';
import * as schemas from '../../api/schemas';
import { type DeskRuntime, numberOf } from '../caller';
import { presentTicket } from '../present';
import { respondWithTicket } from './respond';

/** The queue, and a ticket to be read. */
export function ticketRoutes(app: App, runtime: () => DeskRuntime): void {
  app.get('/v1/tickets', async (c) => {
    const { actor, service } = await callerOf(c, runtime());
    const page = await listTickets(runtime(), actor, service, readQuery(c, schemas.ticketsQuery));
    const now = runtime().clock.now();
    return c.json({ ...page, tickets: page.tickets.map((ticket) => presentTicket(ticket, now)) });
  });

  app.get('/v1/tickets/:number', async (c) => {
    const { actor } = await callerOf(c, runtime());
    return respondWithTicket(c, runtime(), actor, numberOf(c));
  });
}
