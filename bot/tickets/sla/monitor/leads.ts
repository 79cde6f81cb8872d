import type { Service } from '../../../model/service';

/** Logins of those who answer for the team: its leads, or its admins where nobody is lead. */
export function leadsOf({ team }: Pick<Service, 'team'>): readonly string[] {
  const leads = team.filter(({ role }) => role === 'lead');
  return (leads.length > 0 ? leads : team.filter(({ role }) => role === 'admin')).map(({ login }) => login);
}
