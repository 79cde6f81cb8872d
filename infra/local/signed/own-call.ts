import type { IncomingMessage } from 'node:http';
import { LOOPBACK } from '../listen';

/**
 * Was the request sent to the very address that our own processes were given, and by no page? Browsers say the Origin
 * of every page that posts, and the Host that its address has; our processes send no Origin (T22, T27).
 */
export function isOwnCall({ headers, socket }: IncomingMessage): boolean {
  return headers.origin === undefined && headers.host === `${LOOPBACK}:${socket.localPort}`;
}
