import { MostradorError } from '../../bot/model/errors';
import type { Hints, KnowledgeSource } from '../../bot/ports';
import type { DeskPorts } from '../../bot/tickets/actions/perform';
import { readTicketNumber } from '../../bot/tickets/lifecycle/ticket-number';
import type { ApiContext } from '../api/app';
import type { Endpoint } from '../api/endpoint';
import { type StaffDefinition, staffEndpoint } from '../api/staff-endpoint';

export interface DeskDependencies extends DeskPorts {
  readonly knowledge: KnowledgeSource;
  readonly hints?: Hints;
}

/** An endpoint of the desk. */
export function deskEndpoint<Body, Query>(
  definition: StaffDefinition<DeskDependencies, Body, Query>,
): Endpoint<DeskDependencies> {
  return staffEndpoint(definition);
}

/** @throws MostradorError TICKET_NOT_FOUND when the path contains no ticket number */
export function numberOf(c: ApiContext): string {
  const number = readTicketNumber(c.req.param('number') ?? '');
  if (number === undefined) throw new MostradorError('TICKET_NOT_FOUND', 'No ticket has this number: it looks like M-1A2B3C4D.');
  return number;
}
