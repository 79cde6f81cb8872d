import { createServer, type Server } from 'node:http';
import { listen, stopListening } from '../../../infra/local/listen';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => stopListening(server, 0)));
});

async function listening(port: number, otherwise: 'refuse' | 'next' | 'any'): Promise<number> {
  const { server, port: got } = await listen((_request, response) => response.end('ours'), { port, otherwise });
  servers.push(server);
  return got;
}

/** Somebody else's server; false where the machine has no such address. */
async function occupy(port: number, host: string): Promise<boolean> {
  const server = createServer((_request, response) => response.end('theirs'));
  const bound = await new Promise<boolean>((done) => {
    server.once('error', () => done(false));
    server.listen(port, host, () => done(true));
  });
  if (bound) servers.push(server);
  return bound;
}

describe('listening', () => {
  it('is on the loopback address only', async () => {
    await listening(0, 'refuse');
    expect(servers[0]?.address()).toMatchObject({ address: '127.0.0.1' });
  });

  it('refuses a port that is taken, when it was asked for', async () => {
    const taken = await listening(0, 'refuse');
    await expect(listening(taken, 'refuse')).rejects.toMatchObject({ name: 'PortTaken' });
  });

  it('takes the next one, or any', async () => {
    const taken = await listening(0, 'refuse');
    expect(await listening(taken, 'next')).toBeGreaterThan(taken);
    expect(await listening(taken, 'any')).not.toBe(taken);
  });

  it('counts a port as taken that somebody has on the other loopback address, where browsers look first', async () => {
    const free = await listening(0, 'refuse');
    await Promise.all(servers.splice(0).map((server) => stopListening(server, 0)));
    if (!(await occupy(free, '::1'))) return;
    await expect(listening(free, 'refuse')).rejects.toMatchObject({ name: 'PortTaken' });
    expect(await listening(free, 'next')).toBeGreaterThan(free);
  });
});
