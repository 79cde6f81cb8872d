import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { SignatureV4 } from '@smithy/signature-v4';
import type { SigningCredentials } from './credentials';
import { Sha256 } from './sha256';

/** Why a signature is rejected, in the words of AWS. */
export type SignatureFault =
  | 'MissingAuthenticationTokenException'
  | 'IncompleteSignatureException'
  | 'UnrecognizedClientException'
  | 'InvalidSignatureException';

/** What a request must have been signed for. */
export interface Signee {
  readonly credentials: SigningCredentials;
  readonly region: string;
  /** For example `dynamodb`. */
  readonly service: string;
}

/** The signed parts of a request, except the body. */
export interface SignedParts {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
}

/** A signature with a valid form and time; whether it is correct depends on the whole request. */
export interface SignatureClaim {
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly signedAt: Date;
}

/** Maximum distance between the signing time and now that AWS allows. */
const MAX_SKEW_MS = 5 * 60_000;

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/\s,]+)\/(\d{8})\/([\w-]+)\/([\w-]+)\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/;
const LONG_DATE = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/**
 * Reads a Signature Version 4, and rejects it by its headers alone where possible, before any body is read.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function readSignature(headers: IncomingHttpHeaders, signee: Signee, now: Date): SignatureClaim | SignatureFault {
  const { authorization = '' } = headers;
  if (!authorization.startsWith('AWS4-')) return 'MissingAuthenticationTokenException';
  const [, accessKeyId, day, region, service, names = '', signature = ''] = AUTHORIZATION.exec(authorization) ?? [];
  const longDate = String(headers['x-amz-date'] ?? '');
  const [, ...parts] = LONG_DATE.exec(longDate) ?? [];
  if (accessKeyId === undefined || parts.length === 0) return 'IncompleteSignatureException';
  if (accessKeyId !== signee.credentials.accessKeyId) return 'UnrecognizedClientException';
  const [year, month, date, hour, minute, second] = parts;
  const signedAtMs = Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`);
  // Written so that an invalid date is rejected, too.
  const isNow = Math.abs(now.getTime() - signedAtMs) <= MAX_SKEW_MS;
  const isForUs = region === signee.region && service === signee.service && longDate.startsWith(day ?? '-');
  if (!isNow || !isForUs) return 'InvalidSignatureException';
  const signedHeaders = names.split(';');
  if (!mustBeSigned(headers).every((name) => signedHeaders.includes(name))) return 'IncompleteSignatureException';
  return { signedHeaders, signature, signedAt: new Date(signedAtMs) };
}

/** The headers that AWS requires to be signed: the host, and every header of AWS itself. */
function mustBeSigned(headers: IncomingHttpHeaders): readonly string[] {
  return ['host', 'x-amz-date', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
}

/** Signs the request again with the expected credentials, and compares. */
export async function isSignedBy(signee: Signee, claim: SignatureClaim, parts: SignedParts, body: Buffer): Promise<boolean> {
  const { headers, method, target } = parts;
  const bodyHash = createHash('sha256').update(body).digest('hex');
  // The signer may have put the body's hash into a signed header; it must then match this body.
  const saidHash = headers['x-amz-content-sha256'];
  if (saidHash !== undefined && saidHash !== bodyHash) return false;
  const [path = '/', query = ''] = target.split(/\?(.*)/s);
  const signer = new SignatureV4({ ...signee, sha256: Sha256, applyChecksum: false });
  const again = await signer.sign(
    {
      method,
      protocol: 'http:',
      hostname: '',
      path,
      query: queryOf(query),
      headers: Object.fromEntries(claim.signedHeaders.map((name) => [name, String(headers[name] ?? '')])),
      body,
    },
    { signingDate: claim.signedAt, signableHeaders: new Set(claim.signedHeaders) },
  );
  const expected = /Signature=([0-9a-f]{64})$/.exec(again.headers.authorization ?? '')?.[1] ?? '';
  // Compares in constant time.
  return expected !== '' && timingSafeEqual(Buffer.from(expected, 'hex'), Buffer.from(claim.signature, 'hex'));
}

function queryOf(query: string): Record<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(values);
}
