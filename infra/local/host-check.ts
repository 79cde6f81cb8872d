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
  response.writeHead(403, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ message: 'Forbidden' }));
  return true;
}
