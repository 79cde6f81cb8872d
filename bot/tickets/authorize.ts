import { MostradorError } from '../model/errors';
import type { Role } from '../model/service';

/** A signed-in member of staff; login and role come from the verified token. */
export interface Actor {
  readonly login: string;
  /** What customers and colleagues read. */
  readonly name: string;
  readonly role: Role;
}

export const EVERYBODY: readonly Role[] = ['staff', 'lead', 'admin'];
export const LEADS: readonly Role[] = ['lead', 'admin'];

/** Who may do something; it stands with what is done, which asks for it before it reads anything (T2). */
export interface Permission {
  /** Stable, for programs: `ticket.merge`. */
  readonly action: string;
  readonly roles: readonly Role[];
  /** What one wants to do, as the beginning of a refusal: "To merge tickets". Absent where everybody may. */
  readonly purpose?: string;
}

/**
 * May this person do this?
 * @param isOpenToAll what is asked for is nobody else's affair, so that any role may
 * @throws MostradorError FORBIDDEN
 */
export function authorize({ role }: Actor, { action, roles, purpose = `For ${action}` }: Permission, isOpenToAll = false): void {
  if (roles.includes(role) || isOpenToAll) return;
  const needed = roles.map((one) => `\`${one}\``).join(' or ');
  throw new MostradorError(
    'FORBIDDEN',
    `${purpose} one has to be ${needed}; your role is \`${role}\`. Ask somebody who is, or have your role changed.`,
    { action, roles },
  );
}
