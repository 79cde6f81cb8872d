import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLocalHost } from '../../functions/api/origins';

/**
 * Whether a request is addressed to this machine, or to one of these hosts, which a reverse proxy serves. A page elsewhere can
 * make its own name resolve to 127.0.0.1; the browser then treats us as its origin (DNS rebinding). The Host header reveals
 * it (T27).
 */
export function isOurHost(host: string | undefined, hosts: readonly string[]): boolean {
  return isLocalHost(host) || (host !== undefined && hosts.includes(host.toLowerCase()));
}

/** Answers 403 to a foreign Host header; returns true when it did. */
export function refuseForeignHost(request: IncomingMessage, response: ServerResponse, hosts: readonly string[] = []): boolean {
  if (isOurHost(request.headers.host, hosts)) return false;
  forbid(request, response);
  return true;
}

/** Methods that change nothing, and the browser's preflight. */
const HARMLESS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Answers 403 to a changing request from a page whose origin is neither ours nor on the list; returns true when it did.
 * Browsers send simple forms and text without a preflight and only hide the response, so such a request would take effect
 * (T22).
 */
export function refuseForeignOrigin(request: IncomingMessage, response: ServerResponse, origins: readonly string[]): boolean {
  const { origin, host } = request.headers;
  const isLocalPage = isLocalHost(host) && origin === `http://${host}`;
  const isOurs = origin === undefined || isLocalPage || origins.includes(origin);
  if (isOurs || HARMLESS.includes(request.method ?? '')) return false;
  forbid(request, response);
  return true;
}

function forbid(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  response.writeHead(403, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ message: 'Forbidden' }));
}
