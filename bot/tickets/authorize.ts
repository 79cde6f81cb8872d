import { MostradorError } from '../model/errors';
import type { Role } from '../model/service';

/** A signed-in member of staff; login and role come from the verified token. */
export interface Actor {
  readonly login: string;
  /** The name that customers and colleagues read. */
  readonly name: string;
  readonly role: Role;
}

export const EVERYBODY: readonly Role[] = ['staff', 'lead', 'admin'];
export const LEADS: readonly Role[] = ['lead', 'admin'];

/** Who may do something. It stands with the action, which checks it before it reads anything (T2). */
export interface Permission {
  /** Stable, for programs: `ticket.merge`. */
  readonly action: string;
  readonly roles: readonly Role[];
  /** The action as the beginning of an error message: "To merge tickets". Absent when everybody may do it. */
  readonly purpose?: string;
}

/**
 * Checks that a person may do this.
 * @throws MostradorError FORBIDDEN
 */
export function authorize({ role }: Actor, { action, roles, purpose = `For ${action}` }: Permission): void {
  if (roles.includes(role)) return;
  const needed = roles.map((one) => `\`${one}\``).join(' or ');
  throw new MostradorError(
    'FORBIDDEN',
    `${purpose} one has to be ${needed}; your role is \`${role}\`. Ask somebody who is, or have your role changed.`,
    { action, roles },
  );
}
