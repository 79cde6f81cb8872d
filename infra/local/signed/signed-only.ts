import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { REGION } from '../account';
import { readBody } from '../gateway/body';
import type { SigningCredentials } from './credentials';
import { isOwnCall } from './own-call';
import { isSignedBy, readSignature, type SignatureFault, type Signee } from './signature';

export interface SignedOnlyOptions {
  /** The credentials that callers must have signed with. */
  readonly credentials: SigningCredentials;
  readonly service: 'dynamodb' | 'lambda' | 'execute-api';
  /** Maximum size of a body. */
  readonly maxBodyBytes: number;
  readonly now?: () => Date;
}

type Refusal = SignatureFault | 'AccessDeniedException' | 'RequestTooLargeException';

const MESSAGES: Readonly<Record<Refusal, string>> = {
  AccessDeniedException: 'Only processes of this server may call this address.',
  MissingAuthenticationTokenException: 'Request is missing Authentication Token',
  IncompleteSignatureException: 'The request signature does not conform to AWS standards.',
  UnrecognizedClientException: 'The security token included in the request is invalid.',
  InvalidSignatureException: 'The request signature we calculated does not match the signature you provided.',
  RequestTooLargeException: 'The request is larger than this service takes.',
};

/**
 * Passes on requests that one of our own processes has signed, with their bodies; rejects everything else as AWS would. No
 * response has a CORS header, not even that of a preflight, so a page gains nothing from what it may send without asking.
 */
export function signedOnly(
  { credentials, service, maxBodyBytes, now = () => new Date() }: SignedOnlyOptions,
  serve: (request: IncomingMessage, response: ServerResponse, body: Buffer) => Promise<void>,
): RequestListener {
  const signee: Signee = { credentials, service, region: REGION };
  return (request, response) => {
    admit(signee, maxBodyBytes, request, now())
      .then((body) => (typeof body === 'string' ? refuse(request, response, body) : serve(request, response, body)))
      // The connection or its handler failed.
      .catch(() => response.destroy());
  };
}

async function admit(signee: Signee, maxBodyBytes: number, request: IncomingMessage, now: Date): Promise<Buffer | Refusal> {
  const { method = '', url: target = '/', headers } = request;
  if (method !== 'POST' || !isOwnCall(request)) return 'AccessDeniedException';
  const claim = readSignature(headers, signee, now);
  if (typeof claim === 'string') return claim;
  const body = await readBody(request, maxBodyBytes);
  if (body === 'too_large') return 'RequestTooLargeException';
  return (await isSignedBy(signee, claim, { method, target, headers }, body)) ? body : 'InvalidSignatureException';
}

/** The clients of both services read the error's name from either place. */
function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  // The unread body is read from the connection, so that the client sees the response.
  request.resume();
  const message = MESSAGES[refusal];
  response.writeHead(refusal === 'RequestTooLargeException' ? 413 : 403, {
    'content-type': 'application/x-amz-json-1.0',
    'x-amzn-requestid': randomUUID(),
    'x-amzn-errortype': refusal,
  });
  response.end(JSON.stringify({ __type: `com.amazon.coral.service#${refusal}`, message }));
}
