import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import type { Credentials } from './credentials';
import { DEMO_PEOPLE, personOf } from './people';

/** The desk's client; access tokens are for it (`aud`), as they name it on Cognito (`client_id`). */
export const CLIENT_ID = 'desk';

/** Longest life of an access token. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;

export class UnknownLogin extends Error {
  override readonly name = 'UnknownLogin';
}

/** What Cognito says of a person in an access token, and we with it. */
export function accessClaims(login: string): Readonly<Record<string, string | string[]>> | undefined {
  const person = personOf(login);
  return person && { username: person.login, 'cognito:groups': [person.role], token_use: 'access' };
}

export interface MintOptions {
  readonly login: string;
  readonly issuer: string;
  readonly credentials: Credentials;
  readonly now: Date;
}

/**
 * Signs an access token with the login server's own key, so that scripts need no browser.
 *
 * @throws UnknownLogin
 */
export function mintAccessToken({ login, issuer, credentials, now }: MintOptions): string {
  const claims = accessClaims(login);
  const [jwk] = credentials.keys;
  if (claims === undefined || jwk === undefined) {
    throw new UnknownLogin(
      `There is no login “${login}”. The demo logins are ${DEMO_PEOPLE.map((person) => person.login).join(', ')}.`,
    );
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
      ...claims,
    },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  return `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`;
}
