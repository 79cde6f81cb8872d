import { ROLES, type Role } from '../../../bot/model/service';
import { type Authorize, type JwtClaims, jwtAuthorizer } from './authorizer';

/** An organisation's own OpenID provider, by which staff sign in instead of the built-in login. */
export interface StaffIssuer {
  /** As it stands in tokens; its discovery document is below it. */
  readonly issuer: string;
  /** Registered there as a public client with the desk's address. */
  readonly clientId: string;
  readonly scope: string;
  /** The claim that is the login of `team` in the service file, and the one that lists groups. */
  readonly loginClaim: string;
  readonly groupsClaim: string;
  /** The provider's groups that give a role. */
  readonly groups: Readonly<Partial<Record<Role, readonly string[]>>>;
}

/**
 * Accepts ID tokens that the provider issued for the desk: they have the same form everywhere, while access tokens are the
 * provider's own affair. The claims that functions receive are ours: nothing else of the token is passed on.
 */
export function staffAuthorizer(staff: StaffIssuer): Authorize {
  let made: Promise<Authorize> | undefined;
  return async (request) => {
    made ??= discoveredAuthorizer(staff);
    try {
      return await (await made)(request);
    } catch {
      // The provider cannot be reached: nobody is let in, and the next request asks again.
      made = undefined;
      return undefined;
    }
  };
}

async function discoveredAuthorizer(staff: StaffIssuer): Promise<Authorize> {
  const { issuer, clientId } = staff;
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const { jwks_uri: jwksUri, issuer: named } = await response.json();
  if (named !== issuer) throw new Error(`${address} is about the issuer ${named}.`);
  return jwtAuthorizer({
    issuer,
    audience: clientId,
    jwksUri: String(jwksUri),
    claimsOf: (payload) => staffClaims(staff, payload),
  });
}

/** The claims of a Cognito access token, from those of the provider; `undefined` for a person without a login. */
export function staffClaims(
  { loginClaim, groupsClaim, groups }: Pick<StaffIssuer, 'loginClaim' | 'groupsClaim' | 'groups'>,
  payload: Readonly<Record<string, unknown>>,
): JwtClaims | undefined {
  const { [loginClaim]: login, [groupsClaim]: theirs, exp, email, email_verified: isVerified } = payload;
  if (typeof login !== 'string' || login === '') return undefined;
  // An address that somebody has only typed may be a colleague's, and some providers never say which ones they have verified.
  if (login === email && isVerified !== true && isVerified !== 'true') return undefined;
  const named: readonly unknown[] = Array.isArray(theirs) ? theirs : [theirs];
  const roles = ROLES.filter((role) => (groups[role] ?? []).some((group) => named.includes(group)));
  return { username: login, token_use: 'access', 'cognito:groups': `[${roles.join(' ')}]`, exp: String(exp) };
}
