import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import WebSocket from 'ws';
import { type SocketGateway, type SocketGatewayOptions, socketGateway } from '../../../infra/local/live/socket-gateway';

let server: Server;
let gateway: SocketGateway;

async function start(options: Partial<SocketGatewayOptions>): Promise<string[]> {
  const events: string[] = [];
  const invoke = async (_name: string, payload: string) => {
    const { requestContext } = JSON.parse(payload);
    events.push(requestContext.eventType);
    if (requestContext.eventType === 'MESSAGE') gateway.post(requestContext.connectionId, '"heard"');
    return { kind: 'returned', payload: '{"statusCode":200}' } as const;
  };
  gateway = socketGateway({ functionName: 'live', functions: () => ({ invoke }), ...options });
  server = createServer().on('upgrade', gateway.upgrade).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  return events;
}

afterEach(async () => {
  gateway.close();
  await new Promise((done) => server.close(done));
});

function connect(): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/live`);
  return new Promise((done, fail) => socket.once('open', () => done(socket)).once('error', fail));
}

const closed = (socket: WebSocket) => new Promise<number>((done) => socket.once('close', done));

it('has a limited number of places for one network, counts those that are being opened, and gives them back', async () => {
  await start({ mostPerNetwork: 3 });
  const tries = await Promise.allSettled(Array.from({ length: 8 }, connect));
  const open = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(open).toHaveLength(3);
  await expect(connect()).rejects.toThrow('503');
  const gone = Promise.all(open.map(closed));
  for (const socket of open) socket.close();
  await gone;
  expect((await connect()).readyState).toBe(WebSocket.OPEN);
});

it('closes a socket to which nothing was said for a while, and keeps one that was answered', async () => {
  await start({ silentMs: 300 });
  const [silent, answered] = [await connect(), await connect()];
  const end = closed(silent);
  answered.send('hello');
  await new Promise((done) => answered.once('message', done));
  expect(await end).toBe(1008);
  await new Promise((done) => setTimeout(done, 300));
  expect(answered.readyState).toBe(WebSocket.OPEN);
});
