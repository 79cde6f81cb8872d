import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cryptoIds, sha256Digest } from '../../bot/adapters/crypto';
import { dynamoStore } from '../../bot/adapters/dynamodb';
import type { Ticket } from '../../bot/model/ticket';
import { startDynoxide } from '../../infra/local/dynoxide';
import { tableClient } from '../../infra/local/table-client';
import type { Stage } from './harness';
import { openStageWith, type ServiceChange } from './own-service';

export interface TimelyStage extends Stage {
  /** Of the organisation. */
  readonly timeZone: string;
  /** Puts everything that happened to a ticket so many hours back, as if so much time had passed, and lets the watch look. */
  letPass(hours: number, ...numbers: readonly string[]): Promise<void>;
  /** Login of whoever has it, by when they reply, and how many hours that is from its opening. */
  promised(number: string): Promise<{ readonly assignee: string | undefined; readonly dueAt: string; readonly hours: number }>;
  /** A link into the conversation of a ticket, as mails carry it. */
  linkTo(number: string): Promise<string>;
}

const ALWAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(
  (day) => [new RegExp(`^  ${day}:.*$`, 'm'), `  ${day}: ["00:00-24:00"]`] as const,
);

/** Somewhere it is day: a customer is told of another owner at a waking hour only. The first is where the shop is. */
const ZONES = ['Europe/Madrid', 'America/Mexico_City', 'Asia/Tokyo'];

function zoneInDaylight(now: Date): string {
  const hourIn = (timeZone: string) => Number(now.toLocaleString('en-GB', { timeZone, hour: '2-digit' }));
  const zone = ZONES.find((one) => hourIn(one) >= 9 && hourIn(one) < 20);
  if (zone === undefined) throw new Error(`It is day in none of ${ZONES.join(', ')}`);
  return zone;
}

/** A stage of a team that works day and night, whenever the tests run, and whose tickets can grow old. */
export async function openTimelyStage(changes: readonly ServiceChange[] = []): Promise<TimelyStage> {
  const folder = await mkdtemp(join(tmpdir(), 'mostrador-table-'));
  const table = await startDynoxide({ dbPath: join(folder, 'table.sqlite'), environment: {} });
  // The server takes the table that its environment names, and signs as that table wants it.
  process.env.DYNAMODB_ENDPOINT = table.endpoint;
  const { credentials } = table;
  const timeZone = zoneInDaylight(new Date());
  const inZone: ServiceChange = [/^ {2}timeZone:.*$/m, `  timeZone: ${timeZone}`];
  const opened = openStageWith([...ALWAYS, inZone, ...changes, [/^ {2}holidays:[\s\S]*?(?=^\S|^$)/m, '  holidays: []\n']], {
    credentials,
  });
  const stage = await opened.finally(() => {
    delete process.env.DYNAMODB_ENDPOINT;
  });
  const store = dynamoStore({ tableName: 'mostrador', client: tableClient(table) });
  const find = async (number: string) => {
    const ticket = await store.findTicket(number);
    if (ticket === undefined) throw new Error(`There is no ticket ${number}`);
    return ticket;
  };
  return {
    ...stage,
    timeZone,
    async promised(number) {
      const { assignee, openedAt, firstResponseDueAt } = await find(number);
      const hours = (Date.parse(firstResponseDueAt) - Date.parse(openedAt)) / 3_600_000;
      return { assignee: assignee?.login, dueAt: firstResponseDueAt, hours };
    },
    async linkTo(number) {
      const { conversationId } = await find(number);
      const code = cryptoIds.token();
      await store.putResumeCode({
        codeHash: sha256Digest.sha256(code),
        conversationId,
        expiresAtSeconds: Math.floor(Date.now() / 1_000) + 3_600,
      });
      return `${stage.server.url}/#resume=${code}`;
    },
    async letPass(hours, ...numbers) {
      for (const number of numbers) {
        const ticket = await find(number);
        const { version, touchedVersion = version } = ticket;
        const next = { ...earlier(ticket, hours), version: version + 1, touchedVersion };
        const outcome = await store.commit({
          ticket: { expected: ticket.version, next, events: [] },
          messages: [],
          outbox: [],
        });
        if (outcome.kind !== 'committed') throw new Error(`${number} changed meanwhile`);
      }
      await stage.server.tick('watch');
    },
    async close() {
      await stage.close();
      await table.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The ticket with all its times so much earlier. When the watch has to look at it next is not known then, so it looks now. */
function earlier({ nextActionAt: _, ...ticket }: Ticket, hours: number): Ticket {
  const back = (iso: string) => new Date(Date.parse(iso) - hours * 3_600_000).toISOString();
  const { openedAt, firstResponseDueAt, resolutionDueAt, promisedAt, noticesAt, firstRespondedAt, resolvedAt, closesAt } = ticket;
  return {
    ...ticket,
    openedAt: back(openedAt),
    firstResponseDueAt: back(firstResponseDueAt),
    resolutionDueAt: back(resolutionDueAt),
    promisedAt: back(promisedAt),
    noticesAt: noticesAt.map(back),
    ...(firstRespondedAt === undefined ? {} : { firstRespondedAt: back(firstRespondedAt) }),
    ...(resolvedAt === undefined ? {} : { resolvedAt: back(resolvedAt) }),
    ...(closesAt === undefined ? {} : { closesAt: back(closesAt) }),
  };
}
