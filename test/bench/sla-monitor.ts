/**
 * Measures a run of the SLA monitor's function on the embedded DynamoDB: `-- --open 50000 --due 50 --rounds 5`. Exits with 1
 * above 300 ms or 2 MB.
 */
import '../support/quiet';
import { parseArgs } from 'node:util';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { sha256Digest } from '../../bot/adapters/crypto';
import { ticketAttributes } from '../../bot/adapters/dynamodb/attributes';
import { ticketKey } from '../../bot/adapters/dynamodb/table/keys';
import type { Service } from '../../bot/model/service';
import type { Ticket } from '../../bot/model/ticket';
import { nextActionAt } from '../../bot/tickets/sla/next-action';
import { timedStore } from '../../bot/tickets/timed-store';
import { watchHandler } from '../../functions/watch/run';
import { documents } from '../bot/adapters/dynamodb/documents';
import { testServer } from '../bot/adapters/dynamodb/table';
import { fileTickets } from '../support/file-tickets';
import { smallKnowledge } from '../support/small-knowledge';
import { meterTable, type TableMeter } from '../support/table-meter';
import { NOW, queueOf, TEAM } from './queue-tickets';

const { values: flags } = parseArgs({
  options: {
    open: { type: 'string', default: '50000' },
    due: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
});

const MOST_MS = 300;
const MOST_BYTES = 2_000_000;
/** Limit of BatchWriteItem. */
const BATCH = 25;
const WRITERS = 8;
const HOUR_MS = 3_600_000;

const plain = smallKnowledge();
const service: Service = {
  ...plain.base.service,
  team: TEAM.map((login) => ({ login, name: login, role: 'staff', skills: [], languages: ['es', 'en'] })),
};
const knowledge = { current: async () => ({ ...plain, base: { ...plain.base, service } }) };

/** Everybody has tickets that wait; the promises of so many break in each round. */
function ticketsFor(rounds: number): readonly Ticket[] {
  const [open, due] = [Number(flags.open), Number(flags.due)];
  const later = new Date(Date.parse(NOW) + 200 * HOUR_MS).toISOString();
  return queueOf(open, 0, Number(flags.seed)).map((made, place) => {
    const { snoozedUntil: _, ...ticket } = made;
    const isDue = place < due * rounds;
    const dueAt = isDue ? dueInRound(Math.floor(place / due)) : later;
    const assignee = ticket.assignee ?? { login: TEAM[place % TEAM.length] ?? '', name: '' };
    const told = isDue ? { noticesAt: [NOW, NOW], remindedAt: NOW, alarmedAt: NOW } : {};
    const times = { promisedAt: dueAt, firstResponseDueAt: dueAt, resolutionDueAt: later, ...told };
    const status = ticket.status === 'new' || isDue ? 'assigned' : ticket.status;
    const placed: Ticket = { ...ticket, ...times, openedAt: NOW, updatedAt: NOW, status, assignee };
    return { ...placed, nextActionAt: nextActionAt(placed, service) };
  });
}

/** A promise that breaks in that minute, and not before. */
const dueInRound = (round: number) => new Date(Date.parse(NOW) + round * 60_000 + 30_000).toISOString();
const timeOfRound = (round: number) => new Date(Date.parse(NOW) + (round + 1) * 60_000);

async function fill(client: DynamoDBClient, tableName: string, tickets: readonly Ticket[]): Promise<void> {
  const table = documents(client);
  const batches: Ticket[][] = [];
  for (let first = 0; first < tickets.length; first += BATCH) batches.push(tickets.slice(first, first + BATCH));
  const write = async () => {
    for (let batch = batches.pop(); batch !== undefined; batch = batches.pop()) {
      const puts = batch.map((ticket) => ({
        PutRequest: { Item: { ...ticketKey(ticket.id), ...ticketAttributes({ ticket, events: [] }) } },
      }));
      await table.send(new BatchWriteCommand({ RequestItems: { [tableName]: puts } }));
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
}

/** Bytes of all responses of the table. */
function bytesRead(client: DynamoDBClient): { take(): number } {
  let bytes = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const headers: unknown = Reflect.get(Object(result.response), 'headers');
      bytes += Number(Reflect.get(Object(headers), 'content-length') ?? 0);
      return result;
    },
    { step: 'deserialize', name: 'bytesRead', priority: 'low' },
  );
  return {
    take: () => {
      const read = bytes;
      bytes = 0;
      return read;
    },
  };
}

async function main(): Promise<void> {
  const rounds = Number(flags.rounds);
  const server = await testServer();
  try {
    let now = timeOfRound(0);
    const table = await server.freshTable();
    const { store: bare, client } = table.open({ clock: { now: () => now } });
    await fill(client, table.tableName, ticketsFor(rounds));
    await fileTickets(bare, service, 5_000);
    const meter: TableMeter = meterTable(client);
    const bytes = bytesRead(client);
    const store = timedStore(bare, knowledge, { now: () => now });
    const ports = {
      store,
      knowledge,
      digest: sha256Digest,
      clock: { now: () => now },
      outboxTrigger: { trigger: async () => {} },
    };
    const run = watchHandler(() => ports);
    console.log(`${flags.open} open tickets, ${flags.due} due in a run, Node ${process.version}\n`);
    console.log('| run | ms | bytes read | calls | read units | write units |\n| --- | --- | --- | --- | --- | --- |');
    const worst = { ms: 0, bytes: 0 };
    for (let round = 0; round < rounds; round++) {
      now = timeOfRound(round);
      meter.take();
      bytes.take();
      const begun = performance.now();
      await run();
      const ms = performance.now() - begun;
      const [{ calls, readUnits, writeUnits }, read] = [meter.take(), bytes.take()];
      console.log(`| ${round + 1} | ${ms.toFixed(0)} | ${read} | ${calls} | ${readUnits} | ${writeUnits} |`);
      // The first run compiles what it calls.
      if (round > 0) [worst.ms, worst.bytes] = [Math.max(worst.ms, ms), Math.max(worst.bytes, read)];
    }
    if (worst.ms > MOST_MS || worst.bytes > MOST_BYTES) process.exitCode = 1;
  } finally {
    await server.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
