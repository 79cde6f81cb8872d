/**
 * A thousand replies in a minute, each to a customer who has left and is mailed, through the outbox worker with the embedded
 * table and a real SMTP server: `npm run bench:relay`, with `-- --replies 200 --seconds 12` for a shorter run. Every commit
 * starts a run of the worker, as Lambda would, and a schedule starts one every minute.
 */
import '../support/quiet';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { cryptoIds, sha256Digest, systemClock } from '../../bot/adapters/crypto';
import { dynamoStore } from '../../bot/adapters/dynamodb';
import { smtpMailer } from '../../bot/adapters/email';
import { reply } from '../../bot/tickets/actions/reply';
import { runOutboxWorker } from '../../bot/tickets/notifications/outbox-worker';
import { timedStore } from '../../bot/tickets/timed-store';
import { ensureTable } from '../../infra/local/create-table';
import { startDynoxide } from '../../infra/local/dynoxide';
import { tableClient } from '../../infra/local/table-client';
import { mailServer } from '../bot/adapters/email/mail-server';
import { committed, conversation, opening, ticket, turn } from '../contract/store/fixtures';
import { fileTickets } from '../support/file-tickets';
import { quietRelay } from '../support/quiet-relay';
import { smallKnowledge } from '../support/small-knowledge';

const { values: flags } = parseArgs({
  options: { replies: { type: 'string', default: '1000' }, seconds: { type: 'string', default: '60' } },
});
const [REPLIES, SECONDS] = [Number(flags.replies), Number(flags.seconds)];
const SWEEP_MS = 60_000;
const DAY_SECONDS = 86_400;
const MOST_TRIES = 8;

let repeats = 0;
let failedRuns = 0;

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mostrador-relay-'));
  const table = await startDynoxide({ dbPath: join(folder, 'table.db'), environment: {} });
  const client = tableClient(table);
  await ensureTable(client, 'relay');
  const base = smallKnowledge();
  const knowledge = { current: async () => base };
  const { service } = base.base;
  const bare = dynamoStore({ tableName: 'relay', client });
  const store = timedStore(bare, knowledge, systemClock);
  const arrived = new Map<string, number>();
  const mail = await mailServer((text) => {
    const [id = ''] = /^X-Mostrador-Event: (.*)$/m.exec(text)?.[1]?.trim().split('.') ?? [];
    if (!arrived.has(id)) arrived.set(id, performance.now());
  });

  let [running, mostRunning, delivering, mostDelivering, runs] = [0, 0, 0, 0, 0];
  const started: Promise<unknown>[] = [];
  const worker = quietRelay({
    store: {
      ...store,
      takeOutboxLease: async (now, until) => {
        const lease = await store.takeOutboxLease(now, until);
        if (lease !== undefined) mostDelivering = Math.max(mostDelivering, ++delivering);
        return lease;
      },
      returnOutboxLease: async (lease) => {
        await store.returnOutboxLease(lease);
        delivering -= 1;
      },
    },
    clock: systemClock,
    knowledge,
    mailer: smtpMailer({ url: mail.url, from: 'help@example.com' }),
    pause: (ms, signal) => pause(ms, undefined, { signal }).catch(() => undefined),
  });
  const start = () => {
    runs += 1;
    mostRunning = Math.max(mostRunning, ++running);
    const run = runOutboxWorker(worker).finally(() => {
      running -= 1;
    });
    // A run that failed is left to the next one, as on Lambda.
    started.push(
      run.then(
        ({ failures }) => {
          failedRuns += failures.length > 0 ? 1 : 0;
        },
        () => {
          failedRuns += 1;
        },
      ),
    );
  };

  const owner = service.team[0];
  if (owner === undefined) throw new Error('The team has nobody.');
  const expiresAtSeconds = Math.floor(Date.now() / 1_000) + 30 * DAY_SECONDS;
  const { login, name, role } = owner;
  await fileTickets(bare, service);
  for (let place = 0; place < REPLIES; place++) {
    const id = `c${place}`;
    const customer = { name: 'José', email: `cliente${place}@example.com` };
    const head = conversation(id, { version: 0, customer, state: 'waiting', ticketId: `${id}.1`, expiresAtSeconds });
    const opened = ticket(`${id}.1`, id, { status: 'assigned', assignee: { login, name }, customer });
    await committed(store, { ...turn(head, 'web:1'), ticket: opening(opened) });
  }

  const sweep = setInterval(start, SWEEP_MS);
  const replied = new Map<string, number>();
  const begunMs = performance.now();
  const deskPorts = {
    store,
    clock: systemClock,
    digest: sha256Digest,
    ids: cryptoIds,
    outboxTrigger: { trigger: async () => start() },
  };
  const sent: Promise<void>[] = [];
  for (let place = 0; place < REPLIES; place++) {
    await pause(Math.max(0, begunMs + (place * SECONDS * 1_000) / REPLIES - performance.now()));
    const body = { id: `r${place}`, text: 'Pasamos el jueves por la mañana.' };
    const say = () => reply(deskPorts, { actor: { login, name, role }, number: `M-c${place}.1`, service, body });
    sent.push(
      repeated(say).then(() => {
        replied.set(`c${place}`, performance.now());
      }),
    );
  }
  await Promise.all(sent);
  const lastMs = performance.now();
  while (arrived.size < REPLIES && performance.now() - lastMs < 300_000) await pause(100);
  clearInterval(sweep);
  await Promise.all(started);

  const delays = [...replied].map(([id, from]) => (arrived.get(id) ?? Number.POSITIVE_INFINITY) - from).sort((a, b) => a - b);
  const share = (part: number) => Math.round(delays[Math.min(delays.length - 1, Math.floor(delays.length * part))] ?? Number.NaN);
  console.log(`${REPLIES} replies in ${Math.round((lastMs - begunMs) / 1_000)} s, ${repeats} repeated, Node ${process.version}`);
  console.log(
    `mailed ${arrived.size}, ${mail.received.length} mails; after the reply: median ${share(0.5)} ms, p99 ${share(0.99)} ms, last ${share(1)} ms`,
  );
  console.log(
    `${runs} runs, ${failedRuns} failed; at the same time at most ${mostRunning}, of which ${mostDelivering} delivered`,
  );
  client.destroy();
  await mail.close();
  await table.stop();
  await rm(folder, { recursive: true });
}

/** As the desk does: with the same id, it is stored once. */
async function repeated(act: () => Promise<unknown>): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      await act();
      return;
    } catch (error) {
      if (tried >= MOST_TRIES) throw error;
      repeats += 1;
      await pause(500 * tried);
    }
  }
}

void main();
