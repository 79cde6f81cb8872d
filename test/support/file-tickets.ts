import { sha256Digest } from '../../bot/adapters/crypto';
import type { Service } from '../../bot/model/service';
import type { TicketFiling } from '../../bot/ports';
import { nextActionRules } from '../../bot/tickets/sla/next-action';

/** Files all tickets, as the SLA monitor does from run to run. */
export async function fileTickets(store: TicketFiling, service: Service, limit = 100): Promise<void> {
  while (!(await store.refileTickets(nextActionRules(service, sha256Digest), limit)));
}
