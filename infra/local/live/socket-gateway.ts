import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Rate } from '../../../bot/conversation/rate-limit';
import { networkOf } from '../../../functions/api/network-address';
import type { FunctionHost } from '../functions/host';
import { isOurHost } from '../host-check';
import { noteVisitor, type PublicAddress, visitorOf } from '../proxy/public-address';
import { EventLimit } from './event-limit';
import { type SocketEventType, socketEvent } from './socket-event';
import { SocketPlaces } from './socket-places';

export const SOCKET_PATH = '/live';

export interface SocketGatewayOptions {
  /** The function that serves the sockets. */
  readonly functionName: string;
  readonly functions: () => Pick<FunctionHost, 'invoke'> | undefined;
  /** Most sockets at the same time, those that are being opened included; and most from one network. */
  readonly most?: number;
  readonly mostPerNetwork?: number;
  /** Connects and messages of one network. */
  readonly events?: Rate;
  /** A socket without a hello that was accepted is closed by then: nothing was posted to it, or what it said was refused. */
  readonly silentMs?: number;
  /** The address under which a reverse proxy shows this server. */
  readonly published?: PublicAddress;
}

export interface SocketGateway {
  /** Takes the upgrade of a request for `SOCKET_PATH`, and refuses all others. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** False when there is no such socket. */
  post(connectionId: string, data: string): boolean;
  close(): void;
}

/** API Gateway's limits: bytes in one frame, a socket that says nothing, and the age of any. */
const MAX_FRAME_BYTES = 32 * 1024;
const IDLE_MS = 10 * 60_000;
const LONGEST_MS = 2 * 3_600_000;
/** Our own, since API Gateway has room for everybody: one visitor must not take the places of all. */
const MOST = 5_000;
const MOST_PER_NETWORK = 200;
const SILENT_MS = 15_000;
/** A page says hello, and then something every few seconds at most; an office has many. */
const EVENTS: Rate = { perMinute: 1_200, burst: 400 };
/** Messages of one socket that may wait for the function; one that says more is closed. */
const MOST_WAITING = 16;
const POLICY_VIOLATION = 1008;
const GOING_AWAY = 1001;
/** The function's status for a hello that it refused. */
const FORBIDDEN = 403;

/** Emulates a WebSocket API of API Gateway in front of one function. */
export function socketGateway(options: SocketGatewayOptions): SocketGateway {
  const { functionName, functions, published, most = MOST, mostPerNetwork = MOST_PER_NETWORK } = options;
  const { silentMs = SILENT_MS, events = EVENTS } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  const open = new Map<string, WebSocket>();
  /** Taken from the request on until the socket is closed. */
  const places = new SocketPlaces(most, mostPerNetwork);
  const limit = new EventLimit(events);
  /** Close a socket that nobody has said an accepted hello on. */
  const silence = new Map<string, ReturnType<typeof setTimeout>>();

  async function tell(type: SocketEventType, of: Parameters<typeof socketEvent>[1]): Promise<number> {
    const invocation = await functions()?.invoke(functionName, JSON.stringify(socketEvent(type, of)));
    if (invocation?.kind !== 'returned') return 502;
    return Number(JSON.parse(invocation.payload)?.statusCode ?? 502);
  }

  function serve(socket: WebSocket, of: { connectionId: string; connectedAt: number; request: IncomingMessage }): void {
    const { connectionId } = of;
    const network = networkOf(visitorOf(of.request));
    const expectHello = () => {
      clearTimeout(silence.get(connectionId));
      if (socket.readyState === socket.OPEN)
        silence.set(
          connectionId,
          setTimeout(() => socket.close(POLICY_VIOLATION), silentMs),
        );
    };
    open.set(connectionId, socket);
    expectHello();
    let waiting = 0;
    let before: Promise<unknown> = Promise.resolve();
    const end = setTimeout(() => socket.close(GOING_AWAY), LONGEST_MS);
    let idle = setTimeout(() => socket.close(GOING_AWAY), IDLE_MS);
    socket.on('message', (data, isBinary) => {
      clearTimeout(idle);
      idle = setTimeout(() => socket.close(GOING_AWAY), IDLE_MS);
      if (isBinary || waiting >= MOST_WAITING || !limit.take(network, performance.now())) return socket.close(POLICY_VIOLATION);
      waiting += 1;
      before = before
        .then(() => tell('MESSAGE', { ...of, body: String(data) }))
        .then((status) => status === FORBIDDEN && expectHello())
        .finally(() => {
          waiting -= 1;
        });
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearTimeout(idle);
      clearTimeout(end);
      clearTimeout(silence.get(connectionId));
      silence.delete(connectionId);
      open.delete(connectionId);
      void before.then(() => tell('DISCONNECT', of));
    });
  }

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      if (published !== undefined) noteVisitor(request, published);
      if (!isOurHost(request.headers.host, published === undefined ? [] : [published.host])) return refuse(socket, 403);
      if ((request.url ?? '').split('?')[0] !== SOCKET_PATH) return refuse(socket, 404);
      const network = networkOf(visitorOf(request));
      if (!limit.take(network, performance.now())) return refuse(socket, 429);
      const giveBack = places.take(network);
      if (giveBack === undefined) return refuse(socket, 503);
      socket.once('close', giveBack);
      const of = { connectionId: randomBytes(12).toString('base64url'), connectedAt: Date.now(), request };
      tell('CONNECT', of).then(
        (status) =>
          status === 200 ? server.handleUpgrade(request, socket, head, (made) => serve(made, of)) : refuse(socket, status),
        () => refuse(socket, 502),
      );
    },
    post(connectionId, data) {
      const socket = open.get(connectionId);
      if (socket === undefined || socket.readyState !== socket.OPEN) return false;
      clearTimeout(silence.get(connectionId));
      socket.send(data);
      return true;
    },
    close() {
      for (const socket of open.values()) socket.terminate();
      server.close();
    },
  };
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
