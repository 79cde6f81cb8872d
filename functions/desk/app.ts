import type { z } from 'zod';
import { assign } from '../../bot/desk/actions/assign';
import { claim } from '../../bot/desk/actions/claim';
import { escalate } from '../../bot/desk/actions/escalate';
import { note } from '../../bot/desk/actions/note';
import type { DeskPorts, StaffRequest } from '../../bot/desk/actions/perform';
import { reopen } from '../../bot/desk/actions/reopen';
import { reply } from '../../bot/desk/actions/reply';
import { resolve } from '../../bot/desk/actions/resolve';
import { type Actor, authorize } from '../../bot/desk/authorize';
import { listTickets } from '../../bot/desk/list-tickets';
import { readTicketNumber } from '../../bot/desk/number';
import { type FoundTicket, findTicket, readTicket } from '../../bot/desk/read-ticket';
import { MostradorError } from '../../bot/errors';
import type { Service } from '../../bot/knowledge/types';
import type { KnowledgeSource } from '../../bot/ports';
import { type ApiContext, type App, createApp, readBody, readQuery, staffOf } from '../api/app';
import * as schemas from '../api/schemas';
import { presentFile, presentTicket } from './present';

/** What the desk needs of its surroundings. */
export interface DeskRuntime extends DeskPorts {
  readonly knowledge: KnowledgeSource;
}

/** The queue and the tickets, for support staff. */
export function deskApp(runtime: () => DeskRuntime): App {
  const app = createApp();

  app.get('/v1/tickets', async (c) => {
    const { actor, service } = await caller(c, runtime());
    const page = await listTickets(runtime(), actor, service, readQuery(c, schemas.ticketsQuery));
    return c.json({ ...page, tickets: page.tickets.map(presentTicket) });
  });

  app.get('/v1/tickets/:number', async (c) => {
    const { actor } = await caller(c, runtime());
    const found = await findTicket(runtime(), actor, numberOf(c));
    const tag = `"${found.revision}"`;
    if (c.req.header('if-none-match') === tag) return c.body(null, 304, tagged(found));
    return respond(c, found);
  });

  app.get('/v1/staff', async (c) => {
    const { actor, service } = await caller(c, runtime());
    authorize(actor, 'staff.list');
    const staff = service.team.map(({ login, name, role, skills, languages }) => ({ login, name, role, skills, languages }));
    return c.json({ me: actor, staff });
  });

  act('claim', schemas.claimTicket, claim);
  act('assign', schemas.assignTicket, assign);
  act('replies', schemas.replyToTicket, reply);
  act('notes', schemas.noteOnTicket, note);
  act('resolve', schemas.resolveTicket, resolve);
  act('reopen', schemas.reopenTicket, reopen);
  act('escalate', schemas.escalateTicket, escalate);

  /** One action of staff: parse, do, and show the ticket as it is then. */
  function act<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    action: (desk: DeskPorts, request: StaffRequest<z.infer<Schema>>) => Promise<void>,
  ): void {
    app.post(`/v1/tickets/:number/${path}`, async (c) => {
      const { actor, service } = await caller(c, runtime());
      const number = numberOf(c);
      await action(runtime(), { actor, service, number, body: await readBody(c, schema) });
      return respond(c, await findTicket(runtime(), actor, number));
    });
  }

  async function respond(c: ApiContext, found: FoundTicket): Promise<Response> {
    return c.json(presentFile(await readTicket(runtime(), found)), 200, tagged(found));
  }

  return app;
}

/** Polling a ticket that has not changed costs two reads and no transcript. */
function tagged({ revision }: FoundTicket) {
  return { etag: `"${revision}"`, 'cache-control': 'private, no-cache' };
}

async function caller(c: ApiContext, { knowledge }: DeskRuntime): Promise<{ actor: Actor; service: Service }> {
  const { login, role } = staffOf(c);
  const { service } = (await knowledge.current()).base;
  const name = service.team.find((member) => member.login === login)?.name ?? login;
  return { actor: { login, name, role }, service };
}

function numberOf(c: ApiContext): string {
  const number = readTicketNumber(c.req.param('number') ?? '');
  if (number === undefined) throw new MostradorError('TICKET_NOT_FOUND', 'A ticket number looks like M-1A2B3C4D.');
  return number;
}
