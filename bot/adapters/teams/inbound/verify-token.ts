import { JwtVerifier } from 'aws-jwt-verify';
import * as z from 'zod';
import { MostradorError } from '../../../model/errors';
import type { ChannelKeys } from './channel-keys';

export interface ChannelToken {
  readonly audience: string;
  readonly issuer: string;
  /** The only address that may be answered. */
  readonly serviceUrl: string;
}

/** Clock difference that the Bot Framework's own libraries allow. */
const GRACE_SECONDS = 300;
const ALGORITHMS: readonly unknown[] = ['RS256', 'RS384', 'RS512'];
/** A key is endorsed for the channels that it may sign for. */
const CHANNEL = 'msteams';

const claims = z.looseObject({
  aud: z.string(),
  iss: z.string(),
  exp: z.number(),
  serviceurl: z.string().min(1),
});

/**
 * Checks the bearer token of an activity: signature, algorithm, issuer, audience, expiry, endorsement, service URL claim.
 *
 * Replaces botbuilder's own check, which accepts a key without endorsements for any channel and a token without a service
 * URL for any address, remembers every tenant that an unverified token names, and answers a wrong signature with 500.
 *
 * @returns a function that throws MostradorError UNAUTHENTICATED, or UNAVAILABLE when the keys cannot be fetched
 */
export function channelTokenVerifier(expected: {
  readonly appId: string;
  readonly issuer: string;
  readonly metadataUrl: string;
  readonly keys: ChannelKeys;
}): (authorization: string) => Promise<ChannelToken> {
  if (expected.appId === '') throw new MostradorError('CONFIGURATION_INVALID', 'TEAMS_APP_ID is empty.');
  const verifier = JwtVerifier.create(
    {
      issuer: expected.issuer,
      audience: expected.appId,
      jwksUri: expected.metadataUrl,
      graceSeconds: GRACE_SECONDS,
      customJwtCheck: ({ header, jwk }) => {
        if (!ALGORITHMS.includes(header.alg)) throw new Error('algorithm');
        if (!Array.isArray(jwk.endorsements) || !jwk.endorsements.includes(CHANNEL)) throw new Error('endorsement');
      },
    },
    { jwksCache: expected.keys },
  );
  return async (authorization) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
    if (token === undefined) throw unauthenticated('A bearer token of the Bot Framework is needed.');
    const payload = claims.safeParse(await verify(verifier, token));
    if (!payload.success) throw unauthenticated('The token lacks a claim that it must have.');
    return { audience: payload.data.aud, issuer: payload.data.iss, serviceUrl: payload.data.serviceurl };
  };
}

async function verify(verifier: { verify(token: string): Promise<unknown> }, token: string): Promise<unknown> {
  try {
    return await verifier.verify(token);
  } catch (error) {
    if (error instanceof MostradorError) throw error;
    throw unauthenticated('The token is not valid.', error);
  }
}

/** Contains no detail of the token: neither callers nor logs learn which check failed. */
export function unauthenticated(detail: string, cause?: unknown): MostradorError {
  return new MostradorError('UNAUTHENTICATED', detail, {}, { cause });
}
