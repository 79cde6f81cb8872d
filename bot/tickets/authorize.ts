import { MostradorError } from '../model/errors';
import type { Role } from '../model/service';

/** A signed-in member of staff; login and role come from the verified token. */
export interface Actor {
  readonly login: string;
  /** What customers and colleagues read. */
  readonly name: string;
  readonly role: Role;
}

export const DESK_ACTIONS = [
  'tickets.list',
  'ticket.read',
  'ticket.claim',
  'ticket.assign',
  'ticket.reply',
  'ticket.note',
  'ticket.resolve',
  'ticket.reopen',
  'ticket.escalate',
  'ticket.label',
  'ticket.merge',
  'ticket.snooze',
  'ticket.spam',
  'ticket.presence',
  'staff.list',
  'staff.available',
  'notifications.read',
  'notifications.retry',
] as const;
export type DeskAction = (typeof DESK_ACTIONS)[number];

/** What an action is done to, as far as permission depends on it. */
export interface DeskResource {
  /** `ticket.assign`: the login that gets the ticket. */
  readonly assignTo?: string;
}

const EVERYBODY: readonly Role[] = ['staff', 'lead', 'admin'];
const LEADS: readonly Role[] = ['lead', 'admin'];

const ALLOWED: Readonly<Record<DeskAction, readonly Role[]>> = {
  'tickets.list': EVERYBODY,
  'ticket.read': EVERYBODY,
  'ticket.claim': EVERYBODY,
  'ticket.assign': LEADS,
  'ticket.reply': EVERYBODY,
  'ticket.note': EVERYBODY,
  'ticket.resolve': EVERYBODY,
  'ticket.reopen': EVERYBODY,
  'ticket.escalate': LEADS,
  'ticket.label': EVERYBODY,
  'ticket.merge': LEADS,
  'ticket.snooze': EVERYBODY,
  'ticket.spam': EVERYBODY,
  'ticket.presence': EVERYBODY,
  'staff.list': EVERYBODY,
  'staff.available': EVERYBODY,
  'notifications.read': LEADS,
  'notifications.retry': LEADS,
};

/**
 * May this person do this? Asked before anything is read; what no row allows is refused (T2).
 * Taking a ticket over oneself is open to everybody, giving it to somebody else is for leads.
 * @throws MostradorError FORBIDDEN
 */
export function authorize(actor: Actor, action: DeskAction, resource: DeskResource = {}): void {
  if (ALLOWED[action].includes(actor.role)) return;
  const takesOver = action === 'ticket.assign' && resource.assignTo === actor.login && EVERYBODY.includes(actor.role);
  if (!takesOver) throw forbidden(actor, action);
}

/** What is not everybody's, in words. */
const WHAT: Readonly<Partial<Record<DeskAction, string>>> = {
  'ticket.assign': 'To assign a ticket to somebody else',
  'ticket.escalate': 'To escalate a ticket',
  'ticket.merge': 'To merge tickets',
  'notifications.read': 'To see what could not be delivered',
  'notifications.retry': 'To have something delivered again',
};

function forbidden({ role }: Actor, action: DeskAction): MostradorError {
  const allowed = ALLOWED[action];
  const roles = allowed.map((one) => `\`${one}\``).join(' or ');
  return new MostradorError(
    'FORBIDDEN',
    `${WHAT[action] ?? `For ${action}`} one has to be ${roles}; your role is \`${role}\`. Ask somebody who is, or have your role changed.`,
    { action, roles: allowed },
  );
}
