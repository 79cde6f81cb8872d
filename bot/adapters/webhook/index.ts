import { request as requestPlain } from 'node:http';
import { type RequestOptions, request as requestTls } from 'node:https';
import type { Clock, Webhook } from '../../ports';
import { signatureOf } from './signature';
import { type Resolve, systemResolve, type Target, targetOf } from './target';

export interface WebhookOptions {
  readonly clock: Clock;
  /** The shared secret that signs calls; without it, calls are not signed. */
  readonly secret?: () => Promise<string | undefined>;
  /** Allows calls to this machine; for running everything on one machine only. */
  readonly allowLocal?: boolean;
  readonly resolve?: Resolve;
  /** Time limit of one whole call, in milliseconds. */
  readonly totalMs?: number;
  /** A certificate authority in addition to those that Node knows. */
  readonly ca?: string;
}

const TOTAL_MS = 5_000;
/** Only the status of the response is used. */
const LARGEST_RESPONSE = 64 * 1_024;

/**
 * Posts JSON to an address that an admin configured, and that may have been chosen to reach what only we can reach (T14).
 * The name is resolved once, its addresses must be public, the call uses TLS, and redirects are not followed.
 */
export function httpWebhook(options: WebhookOptions): Webhook {
  const { clock, secret, allowLocal = false, resolve = systemResolve, totalMs = TOTAL_MS } = options;
  return {
    post: async ({ url, eventId, body }) => {
      const signal = AbortSignal.timeout(totalMs);
      const target = await Promise.race([targetOf(url, resolve, allowLocal), ending(signal)]);
      const text = JSON.stringify(body);
      const timestamp = Math.floor(clock.now().getTime() / 1_000);
      const key = await secret?.();
      const status = await send(target, text, signal, options.ca, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': String(Buffer.byteLength(text)),
        'user-agent': 'Mostrador',
        'x-mostrador-event': eventId,
        'x-mostrador-timestamp': String(timestamp),
        ...(key === undefined ? {} : { 'x-mostrador-signature': signatureOf(key, timestamp, text) }),
      });
      if (status >= 300 && status < 400) throw new Error(`The webhook redirects (${status}), which is not followed.`);
      if (status < 200 || status >= 300) throw new Error(`The webhook answered ${status}.`);
    },
  };
}

/** @returns the status, once the response has ended or exceeds the size limit */
function send(
  { url, to }: Target,
  body: string,
  signal: AbortSignal,
  ca: string | undefined,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const options: RequestOptions = {
    method: 'POST',
    headers,
    signal,
    // A new connection: none that was made to another address under the same name is reused.
    agent: false,
    lookup: (_hostname, { all }, found) => {
      if (all) found(null, [to]);
      else found(null, to.address, to.family);
    },
    ...(ca === undefined ? {} : { ca }),
  };
  return new Promise((settle, reject) => {
    const request = (url.protocol === 'http:' ? requestPlain : requestTls)(url, options, (response) => {
      const { statusCode = 0 } = response;
      let received = 0;
      const end = () => {
        settle(statusCode);
        request.destroy();
      };
      response.on('data', (chunk: Buffer) => {
        received += chunk.length;
        if (received > LARGEST_RESPONSE) end();
      });
      response.on('end', end);
      response.on('error', (error) => reject(explained(error, signal)));
    });
    request.on('error', (error) => reject(explained(error, signal)));
    request.end(body);
  });
}

function ending(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(tooSlow()), { once: true });
  });
}

function explained(error: Error, signal: AbortSignal): Error {
  return signal.aborted ? tooSlow() : error;
}

function tooSlow(): Error {
  return new Error('The webhook took too long.');
}
