import { MostradorError } from '../../bot/model/errors';
import type { Service } from '../../bot/model/service';
import type { KnowledgeSource } from '../../bot/ports';
import type { DeskPorts } from '../../bot/tickets/actions/perform';
import type { Actor } from '../../bot/tickets/authorize';
import { readTicketNumber } from '../../bot/tickets/lifecycle/ticket-number';
import { type ApiContext, staffOf } from '../api/app';

/** What the desk needs of its surroundings. */
export interface DeskRuntime extends DeskPorts {
  readonly knowledge: KnowledgeSource;
}

/**
 * Who is calling, by the name that the service file gives them, and the service file itself.
 * @throws MostradorError UNAUTHENTICATED, FORBIDDEN
 */
export async function callerOf(c: ApiContext, { knowledge }: DeskRuntime): Promise<{ actor: Actor; service: Service }> {
  const { login, role } = staffOf(c);
  const { service } = (await knowledge.current()).base;
  const name = service.team.find((member) => member.login === login)?.name ?? login;
  return { actor: { login, name, role }, service };
}

/** @throws MostradorError TICKET_NOT_FOUND when the address holds no ticket number */
export function numberOf(c: ApiContext): string {
  const number = readTicketNumber(c.req.param('number') ?? '');
  if (number === undefined) throw new MostradorError('TICKET_NOT_FOUND', 'No ticket has this number: it looks like M-1A2B3C4D.');
  return number;
}
