import type { IncomingMessage } from 'node:http';
import { LOOPBACK } from '../listen';

/**
 * Whether a request was sent to exactly the address that our own processes know, and not by a page. Browsers send the
 * Origin of every page that posts, and the page's Host; our processes send no Origin (T22, T27).
 */
export function isOwnCall({ headers, socket }: IncomingMessage): boolean {
  return headers.origin === undefined && headers.host === `${LOOPBACK}:${socket.localPort}`;
}
