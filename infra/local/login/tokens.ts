import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import type { Credentials } from './credentials';
import type { Person, Team } from './people';

/** The desk's client id. Access tokens name it as `aud`, and as `client_id` like those of Cognito. */
export const CLIENT_ID = 'desk';

/** Lifetime of an access token. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;

export class UnknownLogin extends Error {
  override readonly name = 'UnknownLogin';
}

/** The claims of a person in an access token, as in Cognito's. */
export function accessClaims({ login, role }: Person): Readonly<Record<string, string | string[]>> {
  return { username: login, 'cognito:groups': [role], token_use: 'access' };
}

export interface MintOptions {
  readonly login: string;
  readonly team: Team;
  readonly issuer: string;
  readonly credentials: Credentials;
  readonly now: Date;
}

/**
 * Signs an access token with the login server's own key, so that scripts need no browser.
 *
 * @throws UnknownLogin
 */
export async function mintAccessToken({ login, team, issuer, credentials, now }: MintOptions): Promise<string> {
  const person = await team.personOf(login);
  const [jwk] = credentials.keys;
  if (person === undefined || jwk === undefined) {
    const logins = (await team.people()).map((one) => one.login).join(', ');
    throw new UnknownLogin(`There is no login “${login}”. The team in service.yaml is ${logins}.`);
  }
  const issuedAt = Math.floor(now.getTime() / 1_000);
  const input = [
    { alg: 'RS256', typ: 'at+jwt', kid: jwk.kid },
    {
      iss: issuer,
      sub: login,
      aud: CLIENT_ID,
      client_id: CLIENT_ID,
      jti: randomUUID(),
      iat: issuedAt,
      exp: issuedAt + ACCESS_TOKEN_SECONDS,
      ...accessClaims(person),
    },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  return `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`;
}
