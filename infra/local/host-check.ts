import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Is the request meant for this machine? A page elsewhere can point a name of its own at 127.0.0.1
 * and would then be of our origin for the browser (DNS rebinding); the Host header gives it away (T27).
 */
export function isLocalHost(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host ?? '');
}

/** Answers 403 to a foreign Host; true when it did. */
export function refuseForeignHost(request: IncomingMessage, response: ServerResponse): boolean {
  if (isLocalHost(request.headers.host)) return false;
  forbid(request, response);
  return true;
}

/** Methods that change nothing, and the question of a browser whether it may send another one. */
const HARMLESS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Answers 403 to what a page of an origin that is neither ours nor on the list would change; true when it did. Browsers send a plain
 * form or text without asking first, and only hide the answer from the page: here the request would have had its effect (T22).
 */
export function refuseForeignOrigin(request: IncomingMessage, response: ServerResponse, origins: readonly string[]): boolean {
  const { origin, host } = request.headers;
  const isOurs = origin === undefined || origin === `http://${host}` || origins.includes(origin);
  if (isOurs || HARMLESS.includes(request.method ?? '')) return false;
  forbid(request, response);
  return true;
}

function forbid(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  response.writeHead(403, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ message: 'Forbidden' }));
}
