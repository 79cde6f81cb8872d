import type { IncomingMessage } from 'node:http';

/** What other origins may send; the same for all of them. */
const METHODS = 'GET,POST,PUT,DELETE';
const REQUEST_HEADERS = 'authorization,content-type,if-none-match';
const EXPOSED_HEADERS = 'etag,retry-after';
const MAX_AGE_SECONDS = 600;

/** CORS headers for a page of another origin; none when the origin is not on the list (T22). */
export function corsHeaders(request: IncomingMessage, origins: readonly string[]): Readonly<Record<string, string>> {
  const { origin } = request.headers;
  if (origin === undefined || !origins.includes(origin)) return {};
  return { 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED_HEADERS, vary: 'Origin' };
}

/** Whether the request is a CORS preflight. */
export function isPreflight(request: IncomingMessage): boolean {
  const { headers, method } = request;
  return method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined;
}

/** API Gateway answers every preflight with 204, but lists what is allowed only for the configured origins. */
export function preflightHeaders(request: IncomingMessage, origins: readonly string[]): Readonly<Record<string, string>> {
  const allowed = corsHeaders(request, origins);
  if (Object.keys(allowed).length === 0) return {};
  return {
    ...allowed,
    'access-control-allow-methods': METHODS,
    'access-control-allow-headers': REQUEST_HEADERS,
    'access-control-max-age': String(MAX_AGE_SECONDS),
  };
}
