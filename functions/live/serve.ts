import { attend } from '../../bot/live/attend';
import { giveHint } from '../../bot/live/give-hint';
import { helloCustomer, helloStaff, mayRenew } from '../../bot/live/hello';
import { isOnTeam } from '../../bot/live/on-team';
import { tellTyping } from '../../bot/live/typing';
import { compact } from '../../bot/model/compact';
import { MostradorError } from '../../bot/model/errors';
import type { Clock, Connection, Digest, Hint, KnowledgeSource, LiveMessage, LiveStore, Sockets, Store } from '../../bot/ports';
import { readTicketNumber } from '../../bot/tickets/lifecycle/ticket-number';
import { errorFields, log } from '../api/log';
import { type HintEvent, liveEvent, type PageMessage, pageMessage, type SocketEvent } from './event';

export interface LivePorts {
  readonly store: Store & LiveStore;
  readonly digest: Digest;
  readonly clock: Clock;
  readonly knowledge: KnowledgeSource;
  readonly sockets: Sockets;
  /** Origins whose pages may connect. */
  readonly trusted: () => Promise<readonly string[]>;
}

interface Answer {
  readonly statusCode: number;
}

const OK: Answer = { statusCode: 200 };
const FORBIDDEN: Answer = { statusCode: 403 };

/** The handler of the sockets. What a page may not do is not answered at all, so that there is nothing to learn from it. */
export function serveLive(ports: () => LivePorts): (event: unknown) => Promise<Answer> {
  return async (event) => {
    const parsed = liveEvent.safeParse(event);
    if (!parsed.success) throw new MostradorError('INVALID_REQUEST', 'This is neither an event of a socket nor a hint.');
    try {
      if (!('hint' in parsed.data)) return await serveSocket(ports(), parsed.data);
      await giveHint(ports(), hintOf(parsed.data));
      return OK;
    } catch (error) {
      // A hint that failed is not tried again: by then the pages have read by themselves.
      log('error', 'live_failed', { ...errorFields(error) });
      return { statusCode: 'hint' in parsed.data ? 200 : 500 };
    }
  };
}

function hintOf({ hint: { conversationId, seq, addressVersion, ticket, isPresence, isUrgent } }: HintEvent): Hint {
  return compact({ conversationId, seq, addressVersion, ticket, isPresence, isUrgent });
}

async function serveSocket(ports: LivePorts, event: SocketEvent): Promise<Answer> {
  const { connectionId, eventType } = event.requestContext;
  switch (eventType) {
    case 'CONNECT':
      return connect(ports, event);
    case 'DISCONNECT': {
      const connection = await ports.store.loadConnection(connectionId);
      if (connection !== undefined) await leave(ports, connection);
      return OK;
    }
    case 'MESSAGE': {
      const message = messageIn(event.body);
      return message === undefined ? OK : hear(ports, connectionId, message);
    }
  }
}

/** A browser always names the page's origin; programs have none, and need a token as well as pages do (T22). */
async function connect({ trusted }: LivePorts, { headers = {} }: SocketEvent): Promise<Answer> {
  const origin = Object.entries(headers).find(([name]) => name.toLowerCase() === 'origin')?.[1];
  if (origin === undefined || (await trusted()).includes(origin)) return OK;
  return FORBIDDEN;
}

function messageIn(body = ''): PageMessage | undefined {
  try {
    return pageMessage.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

/** @returns 403 when a hello was refused; API Gateway drops it, and the gateway of one machine closes the socket */
async function hear(ports: LivePorts, id: string, message: PageMessage): Promise<Answer> {
  if (message.type === 'ping') return OK;
  if (message.type === 'hello') {
    const before = await ports.store.loadConnection(id);
    if (before !== undefined && !mayRenew(before, ports.clock.now())) return OK;
    const connection = await admit(ports, id, message, before);
    if (connection === undefined && before !== undefined) await ports.store.removeConnection(before);
    await ports.sockets.post(id, connection === undefined ? { type: 'refused' } : readyUntil(connection, ports.clock.now()));
    return connection === undefined ? FORBIDDEN : OK;
  }
  // Without a hello there is no connection, and nothing to do.
  const connection = await ports.store.loadConnection(id);
  if (connection === undefined) return OK;
  if (!(await isOnTeam(ports, connection))) await ports.store.removeConnection(connection);
  else if (message.type === 'typing') await tellTyping(ports, connection);
  else await attend(ports, connection, message.number === undefined ? undefined : readTicketNumber(message.number));
  return OK;
}

function readyUntil({ expiresAtSeconds }: Connection, now: Date): LiveMessage {
  return { type: 'ready', seconds: Math.max(0, expiresAtSeconds - Math.floor(now.getTime() / 1_000)) };
}

async function admit(
  ports: LivePorts,
  id: string,
  hello: PageMessage & { type: 'hello' },
  before: Connection | undefined,
): Promise<Connection | undefined> {
  try {
    return 'pass' in hello ? await helloStaff(ports, id, hello.pass, before) : await helloCustomer(ports, id, hello, before);
  } catch (error) {
    if (error instanceof MostradorError && error.code === 'CONVERSATION_NOT_FOUND') return undefined;
    throw error;
  }
}

async function leave(ports: LivePorts, connection: Connection): Promise<void> {
  await attend(ports, connection, undefined);
  await ports.store.removeConnection(connection);
}
