import { MostradorError } from '../../bot/model/errors';
import { isReservedLogin, ROLES, type Role, type Service, type TeamMember } from '../../bot/model/service';
import type { KnowledgeSource } from '../../bot/ports';
import type { Actor } from '../../bot/tickets/authorize';
import type { ApiContext } from './app';

export interface Caller {
  readonly actor: Actor;
  readonly service: Service;
}

/**
 * The caller: the login that the gateway verified, with the name and role of the team in the service file. The effective
 * role is the lower of the token's and the team's, so that removing either takes effect.
 * @throws MostradorError UNAUTHENTICATED without an access token; FORBIDDEN without one of our groups or a row in the team
 */
export async function callerOf(c: ApiContext, { knowledge }: { readonly knowledge: KnowledgeSource }): Promise<Caller> {
  const { login, role } = signedInAs(c);
  const { service } = (await knowledge.current()).base;
  const member = service.team.find((one) => one.login === login);
  if (member === undefined || isReservedLogin(login)) {
    throw new MostradorError(
      'FORBIDDEN',
      'This login is not in the team. Have an administrator add it under `team` in service.yaml.',
    );
  }
  return { actor: { login, name: member.name, role: lowerRole(role, member) }, service };
}

/** When the caller's access token ends; seconds since 1970. The gateway refuses a token that has no end. */
export function tokenEndOf(c: ApiContext): number {
  const end = Number(claimOf(c, 'exp'));
  if (!Number.isFinite(end)) throw new MostradorError('UNAUTHENTICATED', 'Use an access token that has an end (`exp`).');
  return end;
}

function lowerRole(granted: Role, { role }: TeamMember): Role {
  return ROLES.indexOf(granted) < ROLES.indexOf(role) ? granted : role;
}

/** Login and strongest group of the access token. */
function signedInAs(c: ApiContext): { readonly login: string; readonly role: Role } {
  // People of the organisation's own login have a name of Cognito's making; the claim is added when their token is issued.
  const login = claimOf(c, 'mostrador_login') ?? claimOf(c, 'username');
  // The gateway also accepts an ID token, which grants no access.
  if (typeof login !== 'string' || login === '' || claimOf(c, 'token_use') !== 'access') {
    throw new MostradorError('UNAUTHENTICATED', 'Sign in at /desk first; programs send the access token of that login.');
  }
  const groups = groupsOf(claimOf(c, 'cognito:groups'));
  const role = [...ROLES].reverse().find((candidate) => groups.includes(candidate));
  if (role === undefined) {
    throw new MostradorError(
      'FORBIDDEN',
      'This login is in none of the groups staff, lead and admin. Have an administrator add it to one.',
    );
  }
  return { login, role };
}

/** A claim of the token that the gateway verified. */
function claimOf(c: ApiContext, name: string): unknown {
  return ['event', 'requestContext', 'authorizer', 'jwt', 'claims', name].reduce(property, c.env);
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/**
 * API Gateway writes a list claim as text, separated by spaces: `[staff lead]`. A group name may contain any other
 * character, so a group called `x,lead` does not make anybody a lead; without brackets it is a single name.
 */
function groupsOf(claim: unknown): readonly unknown[] {
  if (Array.isArray(claim)) return claim;
  if (typeof claim !== 'string') return [];
  return /^\[.*\]$/s.test(claim) ? claim.slice(1, -1).split(' ') : [claim];
}
