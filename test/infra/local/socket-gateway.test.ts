import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import WebSocket from 'ws';
import { type SocketGateway, type SocketGatewayOptions, socketGateway } from '../../../infra/local/live/socket-gateway';

let server: Server;
let gateway: SocketGateway;

async function start(options: Partial<SocketGatewayOptions>): Promise<string[]> {
  const events: string[] = [];
  const invoke = async (_name: string, payload: string) => {
    const { requestContext, body } = JSON.parse(payload);
    events.push(requestContext.eventType);
    if (requestContext.eventType === 'MESSAGE') gateway.post(requestContext.connectionId, '"heard"');
    return { kind: 'returned', payload: JSON.stringify({ statusCode: body === 'refuse me' ? 403 : 200 }) } as const;
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

it('closes a socket whose hello was refused, although it was told so', async () => {
  await start({ silentMs: 300 });
  const refused = await connect();
  const end = closed(refused);
  refused.send('refuse me');
  await new Promise((done) => refused.once('message', done));
  expect(await end).toBe(1008);
});

it('hears only so much of one network, and then refuses its messages and further sockets', async () => {
  const events = await start({ events: { perMinute: 1, burst: 5 } });
  const [first, second] = [await connect(), await connect()];
  const ends = Promise.all([first, second].map(closed));
  for (let n = 0; n < 10; n += 1) for (const socket of [first, second]) socket.send('hello');
  expect(await ends).toEqual([1008, 1008]);
  await expect(connect()).rejects.toThrow('429');
  expect(events.filter((type) => type === 'MESSAGE')).toHaveLength(3);
});
