import type { Service } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import type { NotificationKind } from '../../ports';

/** Logins of the team's leads, or of its admins when it has no lead. */
export function leadsOf({ team }: Pick<Service, 'team'>): readonly string[] {
  const leads = team.filter(({ role }) => role === 'lead');
  return (leads.length > 0 ? leads : team.filter(({ role }) => role === 'admin')).map(({ login }) => login);
}

/** Login of the ticket's owner, or of the leads while it is unassigned. */
export function ownerOrLeads(service: Pick<Service, 'team'>, { assignee }: Pick<Ticket, 'assignee'>): readonly string[] {
  return assignee === undefined ? leadsOf(service) : [assignee.login];
}

/** Logins of the owner and the leads, without duplicates, the owner first. */
export function ownerAndLeads(service: Pick<Service, 'team'>, { assignee }: Pick<Ticket, 'assignee'>): readonly string[] {
  return [...new Set([...(assignee === undefined ? [] : [assignee.login]), ...leadsOf(service)])];
}

/**
 * Logins of the people a notification is for, unless its sender names others.
 * @returns undefined for the addresses of the service file
 */
export function recipientsOf(service: Service, ticket: Ticket, about: NotificationKind): readonly string[] | undefined {
  const logins = {
    leads: () => leadsOf(service),
    all: () => ownerAndLeads(service, ticket),
    owner: () => (ticket.assignee === undefined ? [] : [ticket.assignee.login]),
  }[groupOf(about)]();
  return logins.length === 0 ? undefined : logins;
}

function groupOf(about: NotificationKind): 'leads' | 'all' | 'owner' {
  if (about === 'promise_at_risk') return 'leads';
  return about === 'danger' || about === 'rated_low' ? 'all' : 'owner';
}
