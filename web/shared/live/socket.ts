import type { LiveMessage } from '../../../bot/ports';
import type { PageMessage } from '../../../functions/live/event';

export type Hint = Exclude<LiveMessage, { type: 'ready' | 'refused' }>;
type Hello = Extract<PageMessage, { type: 'hello' }>;

export interface LiveOptions {
  /** Origin (and path, if any) of the API; empty for the page's own. */
  readonly api: () => Promise<string> | string;
  /** What proves who is here; undefined when it cannot be had now. Called again before the rights end. */
  readonly hello: () => Promise<Hello | undefined>;
  readonly onHint: (hint: Hint) => void;
  /** Whether hints arrive from now on. While they do not, the page reads at its own pace. */
  readonly onChange: (isLive: boolean) => void;
}

export type Live = ReturnType<typeof createLive>;

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 300_000;
/** API Gateway closes a socket that says nothing for ten minutes. */
const PING_MS = 300_000;
/** Rights are renewed this long before they end. */
const AHEAD_MS = 30_000;

/** A socket that hints at news, connected while it is wanted. It is only ever a hint: nothing is lost without it. */
export function createLive({ api, hello, onHint, onChange }: LiveOptions) {
  let isWanted = false;
  let socket: WebSocket | undefined;
  let isLive = false;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout>;
  let renewal: ReturnType<typeof setTimeout>;
  let ping: ReturnType<typeof setInterval>;

  const send = (message: PageMessage) => socket?.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message));

  function turn(live: boolean): void {
    if (live === isLive) return;
    isLive = live;
    onChange(live);
  }

  /** Forgets the socket, and connects again later if it is still wanted. */
  function end(): void {
    if (socket === undefined) return;
    socket.onclose = socket.onmessage = socket.onopen = null;
    socket.close();
    socket = undefined;
    clearTimeout(renewal);
    clearInterval(ping);
    turn(false);
    if (!isWanted) return;
    const longest = Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS);
    failures += 1;
    // Pages that lost their sockets together must not come back together.
    retry = setTimeout(() => void connect(), longest * (0.5 + Math.random() / 2));
  }

  async function greet(to: WebSocket): Promise<void> {
    const message = await hello().catch(() => undefined);
    if (to !== socket) return;
    if (message === undefined) end();
    else send(message);
  }

  async function connect(): Promise<void> {
    clearTimeout(retry);
    if (!isWanted || socket !== undefined) return;
    const address = new URL(`${await api()}/live`, location.href);
    if (!isWanted || socket !== undefined) return;
    address.protocol = address.protocol.replace('http', 'ws');
    const opened = new WebSocket(address);
    socket = opened;
    opened.onopen = () => void greet(opened);
    opened.onclose = end;
    opened.onmessage = ({ data }) => {
      const message: LiveMessage = JSON.parse(String(data));
      if (message.type === 'refused') return end();
      if (message.type !== 'ready') return onHint(message);
      failures = 0;
      renewal = setTimeout(() => void greet(opened), Math.max(message.seconds * 1_000 - AHEAD_MS, AHEAD_MS));
      clearInterval(ping);
      ping = setInterval(() => send({ type: 'ping' }), PING_MS);
      turn(true);
    };
  }

  return {
    isLive: () => isLive,
    /** Connects or disconnects. */
    want(wanted: boolean): void {
      if (wanted === isWanted) return;
      isWanted = wanted;
      clearTimeout(retry);
      if (wanted) void connect();
      else end();
    },
    /** Dropped when there is no socket: what is said here matters only now. */
    say: send,
  };
}

/** "Is typing" is said at most this often, and shown a little longer. */
const TYPING_MS = 3_000;
export const TYPING_SHOWN_MS = 5_000;

/** A function to call at each key stroke. */
export function typingTo(live: Pick<Live, 'say'>, now: () => number): () => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (now() - saidAt < TYPING_MS) return;
    saidAt = now();
    live.say({ type: 'typing' });
  };
}
