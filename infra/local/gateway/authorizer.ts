import type { IncomingMessage } from 'node:http';
import { JwtVerifier } from 'aws-jwt-verify';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';

/** Claims as a function receives them: every value is text. */
export type JwtClaims = Readonly<Record<string, string>>;

/** `undefined` when there is no token, or an invalid one. */
export type Authorize = (request: IncomingMessage) => Promise<JwtClaims | undefined>;

export interface AuthorizerOptions {
  /** The `iss` that tokens must have: the login server's address. */
  readonly issuer: string;
  /** Must be in `aud`; tokens without `aud` must have it as `client_id`, as Cognito's access tokens do. */
  readonly audience: string;
  readonly jwksUri: string;
  /** The claims that functions receive; by default all of the token. `undefined` refuses it. */
  readonly claimsOf?: (payload: Readonly<Record<string, unknown>>) => JwtClaims | undefined;
}

/**
 * API Gateway's JWT authorizer: checks signature (by the issuer's published keys), issuer, audience and expiry.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function jwtAuthorizer({ issuer, audience, jwksUri, claimsOf = textClaims }: AuthorizerOptions): Authorize {
  // The library's own fetcher requires https, which a login server on loopback does not have.
  const jwksCache = new SimpleJwksCache({ fetcher: { fetch: fetchBytes } });
  const verifier = JwtVerifier.create({ issuer, jwksUri, audience: null }, { jwksCache });
  return async (request) => {
    const token = bearerToken(request);
    if (token === undefined) return undefined;
    try {
      const payload = await verifier.verify(token);
      // The library checks an expiry that is there; a token for ever is none of ours.
      return payload.exp !== undefined && isFor(audience, payload) ? claimsOf(payload) : undefined;
    } catch {
      return undefined;
    }
  };
}

function bearerToken(request: IncomingMessage): string | undefined {
  return /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

function isFor(audience: string, payload: Readonly<Record<string, unknown>>): boolean {
  const { aud } = payload;
  if (aud === undefined) return payload.client_id === audience;
  return Array.isArray(aud) ? aud.includes(audience) : aud === audience;
}

/** API Gateway writes numbers and booleans as text, and a list as `[a b]`. */
function textClaims(payload: Readonly<Record<string, unknown>>): JwtClaims {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, claimText(value)]));
}

function claimText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

async function fetchBytes(uri: string): Promise<ArrayBuffer> {
  const response = await fetch(uri, { signal: AbortSignal.timeout(3_000) });
  if (!response.ok) throw new Error(`The login server's keys cannot be read: ${response.status}`);
  return response.arrayBuffer();
}
