import { createServer, type RequestListener, type Server } from 'node:http';
import { hasCode } from './system-error';

export const LOOPBACK = '127.0.0.1';

export class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

export interface ListenOptions {
  readonly port: number;
  /** What to do when the port is taken: refuse, try the following ports, or take any. Port 0 means any port from the start. */
  readonly otherwise: 'refuse' | 'next' | 'any';
}

/** Number of ports that `next` tries. */
const NEXT_PORTS = 100;

/**
 * Listens on the loopback address only (T27).
 *
 * @throws PortTaken
 */
export async function listen(
  listener: RequestListener,
  { port, otherwise }: ListenOptions,
): Promise<{ server: Server; port: number }> {
  const last = otherwise === 'next' && port !== 0 ? Math.min(port + NEXT_PORTS, 65_535) : port;
  for (let candidate = port; candidate <= last; candidate++) {
    const server = await tryListen(listener, candidate);
    if (server !== undefined) return { server, port: portOf(server) };
  }
  if (otherwise === 'any') return listen(listener, { port: 0, otherwise: 'refuse' });
  throw new PortTaken(
    otherwise === 'next' ? `The ports ${port} to ${last} are all taken.` : `Port ${port} is taken. Choose another with --port N.`,
  );
}

/** Stops listening, and lets responses in progress finish for at most `graceMs`. */
export async function stopListening(server: Server, graceMs = 2_000): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  // Keep-alive connections would otherwise stay open for their next request.
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(timer);
}

async function tryListen(listener: RequestListener, port: number): Promise<Server | undefined> {
  // Browsers try `localhost` on ::1 first: a program that has the port there would receive our visitors.
  if (port !== 0 && !(await isFree(port, '::1'))) return undefined;
  const server = createServer(listener);
  return (await bind(server, port, LOOPBACK)) ? server : undefined;
}

async function isFree(port: number, host: string): Promise<boolean> {
  const probe = createServer();
  try {
    if (!(await bind(probe, port, host))) return false;
    await new Promise((done) => probe.close(done));
    return true;
  } catch {
    // This machine has no such address, so nobody can have the port there.
    return true;
  }
}

/** False when the port is taken. */
function bind(server: Server, port: number, host: string): Promise<boolean> {
  return new Promise((done, fail) => {
    server.once('error', (error) => (hasCode(error, 'EADDRINUSE') ? done(false) : fail(error)));
    server.listen(port, host, () => done(true));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address.port;
}
