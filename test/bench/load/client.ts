import { Agent, request } from 'node:http';
import { percentile } from '../metrics';
import type { Figures, Phase, PhaseResult, Target } from './phase';

/** The load client, in a process of its own: receives the target and then one phase after another, and answers each. */
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
let target: Target = { url: '', edgeKey: '' };

process.on('message', (message: Target | Phase) => {
  if ('url' in message) target = message;
  else void run(message).then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit(0));

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly etag: string | undefined;
}

interface Conversation {
  readonly id: string;
  readonly token: string;
  readonly address: string;
  etag?: string;
}

const QUESTIONS = [
  '¿Cuánto tarda la entrega?',
  '¿Qué plazo tengo para devolver un producto?',
  '¿Puedo pagar a plazos?',
  '¿A qué hora abrís el sábado?',
  '¿Cómo pido una factura?',
];

/** Turns of one conversation, after which a writer opens another. */
const TURNS = 20;
/** Conversations for messages that do not wait for each other. */
const SHARED_CONVERSATIONS = 200;
const READ_CONVERSATIONS = 50;
/** Open connections; messages beyond them are not sent, since a real client machine has a limit, too. */
const MAX_OPEN = 4_000;
const TIMEOUT_MS = 30_000;
/** Turns in a row that must be as fast as usual. */
const NORMAL_TURNS = 10;

let serial = 0;
const reading: Conversation[] = [];
const shared: Conversation[] = [];

function call(method: string, path: string, by: Partial<Conversation>, body?: object): Promise<Reply> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((done) => {
    const lost = () => done({ status: 0, body: '', etag: undefined });
    const outgoing = request(
      `${target.url}${path}`,
      {
        agent,
        method,
        timeout: TIMEOUT_MS,
        headers: {
          'x-mostrador-edge': target.edgeKey,
          'x-forwarded-for': by.address ?? '',
          ...(by.token === undefined ? {} : { authorization: `Bearer ${by.token}` }),
          ...(by.etag === undefined ? {} : { 'if-none-match': by.etag }),
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
        },
      },
      (response) => {
        let received = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          received += chunk;
        });
        response.once('error', lost);
        response.once('end', () => done({ status: response.statusCode ?? 0, body: received, etag: response.headers.etag }));
      },
    );
    outgoing.once('error', lost);
    outgoing.once('timeout', () => outgoing.destroy());
    outgoing.end(text);
  });
}

/** Opens a conversation from an address that nobody else has; tries until it succeeds. */
async function open(): Promise<Conversation> {
  for (;;) {
    serial += 1;
    const address = `10.${(serial >> 16) & 255}.${(serial >> 8) & 255}.${serial & 255}`;
    const { status, body } = await call('POST', '/v1/conversations', { address }, {});
    if (status === 201) {
      const { conversationId, token } = JSON.parse(body);
      return { id: conversationId, token, address };
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** Opens conversations until there are `count`, a few at a time. */
async function fill(list: Conversation[], count: number): Promise<void> {
  const one = async () => {
    while (list.length < count) list.push(await open());
  };
  await Promise.all([one(), one(), one(), one()]);
}

function write(conversation: Conversation): Promise<Reply> {
  serial += 1;
  const text = QUESTIONS[serial % QUESTIONS.length];
  return call('POST', `/v1/conversations/${conversation.id}/messages`, conversation, { id: `m-${serial}`, text });
}

async function read(conversation: Conversation): Promise<Reply> {
  const reply = await call('GET', `/v1/conversations/${conversation.id}/messages?after=1`, conversation);
  if (reply.etag !== undefined) conversation.etag = reply.etag;
  return reply;
}

/** Counts replies that arrive before the phase ends. */
class Tally {
  readonly #servedMs: number[] = [];
  readonly #refusedMs: number[] = [];
  #inTime = 0;
  #sent = 0;
  #failed = 0;

  constructor(private readonly endsAtMs: number) {}

  async add(reply: Promise<Reply>): Promise<void> {
    this.#sent += 1;
    const begunMs = performance.now();
    const { status } = await reply;
    const nowMs = performance.now();
    if (status === 200 || status === 304) {
      this.#servedMs.push(nowMs - begunMs);
      if (nowMs <= this.endsAtMs) this.#inTime += 1;
    } else if (status === 429 || status === 503) {
      this.#refusedMs.push(nowMs - begunMs);
    } else {
      this.#failed += 1;
    }
  }

  figures(seconds: number): Figures {
    const at = (values: readonly number[], part: number) => (values.length === 0 ? 0 : percentile(values, part));
    return {
      sent: this.#sent,
      served: this.#servedMs.length,
      perSecond: this.#inTime / seconds,
      p50: at(this.#servedMs, 0.5),
      p99: at(this.#servedMs, 0.99),
      refused: this.#refusedMs.length,
      refusedP50: at(this.#refusedMs, 0.5),
      refusedP99: at(this.#refusedMs, 0.99),
      refusedMax: at(this.#refusedMs, 1),
      failed: this.#failed,
    };
  }
}

async function run(phase: Phase): Promise<PhaseResult> {
  const { seconds, writers, readers, turnsPerSecond, readsPerSecond, normalMs } = phase;
  if (readers > 0 || readsPerSecond > 0) await fill(reading, READ_CONVERSATIONS);
  if (turnsPerSecond > 0) await fill(shared, SHARED_CONVERSATIONS);
  const first = await Promise.all(Array.from({ length: writers }, open));
  const usedBefore = process.cpuUsage();
  const begunMs = performance.now();
  const endsAtMs = begunMs + seconds * 1_000;
  const turns = new Tally(endsAtMs);
  const reads = new Tally(endsAtMs);
  const isRunning = () => performance.now() < endsAtMs;

  const writer = async (opened: Conversation) => {
    let conversation = opened;
    for (let turn = 1; isRunning(); turn++) {
      await turns.add(write(conversation));
      if (turn % TURNS === 0 && isRunning()) conversation = await open();
    }
  };
  const reader = async (index: number) => {
    for (let turn = index; isRunning(); turn++) await reads.add(read(reading[turn % reading.length]!));
  };
  const pace = { endsAtMs, waits: normalMs === undefined };
  await Promise.all([
    ...first.map(writer),
    ...Array.from({ length: readers }, (_, index) => reader(index)),
    steadily({ perSecond: turnsPerSecond, ...pace }, (index) => turns.add(write(shared[index % shared.length]!))),
    steadily({ perSecond: readsPerSecond, ...pace }, (index) => reads.add(read(reading[index % reading.length]!))),
  ]);
  const { user, system } = process.cpuUsage(usedBefore);
  const recovered = normalMs === undefined ? undefined : await recovery(normalMs, endsAtMs);
  return {
    seconds,
    turns: turns.figures(seconds),
    reads: reads.figures(seconds),
    clientMs: (user + system) / 1_000,
    ...(recovered === undefined ? {} : { recoveredMs: recovered }),
  };
}

interface Pace {
  readonly perSecond: number;
  readonly endsAtMs: number;
  /** Whether to wait for what is still open at the end; that would delay the measurement of a recovery. */
  readonly waits: boolean;
}

/** Starts work at a rate, whether or not earlier work is done. */
async function steadily({ perSecond, endsAtMs, waits }: Pace, work: (index: number) => Promise<void>): Promise<void> {
  if (perSecond === 0) return;
  const begunMs = performance.now();
  const pending = new Set<Promise<void>>();
  for (let index = 0; performance.now() < endsAtMs; ) {
    const due = ((performance.now() - begunMs) / 1_000) * perSecond;
    for (; index < due; index++) {
      if (pending.size >= MAX_OPEN) continue;
      const one = work(index).finally(() => pending.delete(one));
      pending.add(one);
    }
    await new Promise((done) => setTimeout(done, 2));
  }
  if (waits) await Promise.all(pending);
}

/** Milliseconds since `sinceMs` until ten turns in a row were served within `normalMs`; counts to the first of them. */
async function recovery(normalMs: number, sinceMs: number): Promise<number> {
  let conversation: Conversation | undefined;
  let since = 0;
  for (let row = 0; row < NORMAL_TURNS; ) {
    const begunMs = performance.now();
    conversation ??= await open();
    const { status } = await write(conversation);
    const isNormal = status === 200 && performance.now() - begunMs <= normalMs;
    if (isNormal && row === 0) since = begunMs;
    row = isNormal ? row + 1 : 0;
    if (performance.now() - sinceMs > 60_000) return Number.POSITIVE_INFINITY;
  }
  return since - sinceMs;
}
