import { MostradorError } from '../../bot/model/errors';
import type { KnowledgeSource } from '../../bot/ports';
import type { DeskPorts } from '../../bot/tickets/actions/perform';
import { readTicketNumber } from '../../bot/tickets/lifecycle/ticket-number';
import type { ApiContext } from '../api/app';

/** What the desk needs of its surroundings. */
export interface DeskRuntime extends DeskPorts {
  readonly knowledge: KnowledgeSource;
}

/** @throws MostradorError TICKET_NOT_FOUND when the address holds no ticket number */
export function numberOf(c: ApiContext): string {
  const number = readTicketNumber(c.req.param('number') ?? '');
  if (number === undefined) throw new MostradorError('TICKET_NOT_FOUND', 'No ticket has this number: it looks like M-1A2B3C4D.');
  return number;
}
