import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_RETRY } from '../../../../bot/adapters/dynamodb/table/retry';
import { seededRandom } from '../../../../bot/matcher/arrays/seeded-random';
import type { Store } from '../../../../bot/ports';
import { ensureTable } from '../../../../infra/local/create-table';
import { startDynoxide } from '../../../../infra/local/dynoxide';
import { tableClient } from '../../../../infra/local/table-client';
import { AT, conversation, event, message, outboxItem, ticket, turn } from '../../../contract/store/fixtures';
import { testTable } from './table';

const ROUNDS = 5;
const WRITERS = 8;
const TABLE = 'killed';

/** What a writer knows to have been stored, kept outside of the store. */
interface Ledger {
  readonly id: string;
  acknowledged: number;
}

/**
 * Turn after turn, each with a ticket and an outbox item of its own, until the table is killed. It is started again at once, so
 * that a writer which was between two requests may not notice.
 *
 * @param onAcknowledged whether the table is still the one that was started first
 */
async function write(store: Store, ledger: Ledger, onAcknowledged: () => boolean): Promise<void> {
  let head = conversation(ledger.id, { lastSeq: 1 });
  let next = { messages: [message(1)], outbox: [], conversation: { expected: 0, next: head } };
  try {
    for (;;) {
      if ((await store.commit(next)).kind !== 'committed') throw new Error('Nobody else writes to this conversation.');
      head = next.conversation.next;
      ledger.acknowledged = head.version;
      if (!onAcknowledged()) return;
      const kid = `${ledger.id}.${head.version}`;
      const handoff = {
        ticket: { expected: 0, next: ticket(kid, ledger.id), events: [event(1)] },
        outbox: [outboxItem(ledger.id, `${kid}#1`, { kind: 'staff_mail' as const, ticketId: kid })],
      };
      const { conversation: moved, ...rest } = turn(head, `web:${head.version}`, handoff);
      next = { ...rest, conversation: moved } as typeof next;
    }
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('UNAVAILABLE')) throw error;
  }
}

test('what was acknowledged is there, whole, after the table was killed in the middle of writing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mostrador-kill-'));
  const dbPath = join(folder, 'table.db');
  const random = seededRandom(7);
  const ledgers: Ledger[] = [];
  let acknowledged = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const server = await startDynoxide({ dbPath, environment: {} });
    await ensureTable(tableClient(server), TABLE);
    const { store } = testTable(server, TABLE).open({ retry: { ...DEFAULT_RETRY, maxAttempts: 1 } });
    const killAfter = acknowledged + 20 + Math.floor(random() * 60);
    const mine = Array.from({ length: WRITERS }, (_, place) => ({ id: `c${round}-${place}`, acknowledged: 0 }));
    ledgers.push(...mine);
    const kill = () => {
      acknowledged += 1;
      if (acknowledged === killAfter && server.pid !== undefined) process.kill(server.pid, 'SIGKILL');
      // Of the others, those whose answer is on its way still come here.
      return acknowledged < killAfter;
    };
    await Promise.all(mine.map((ledger) => write(store, ledger, kill)));
    await server.stop();
  }
  expect(acknowledged).toBeGreaterThanOrEqual(ROUNDS * 20);

  const server = await startDynoxide({ dbPath, environment: {} });
  const { store } = testTable(server, TABLE).open();
  // One after another: hundreds of reads at once would wait for each other longer than a call may take.
  const outbox = new Set((await store.listOutbox(AT, 100_000)).map(({ ticketId }) => ticketId));
  for (const { id, acknowledged: version } of ledgers) await expectWhole(store, id, version, outbox);
  await server.stop();
  await rm(folder, { recursive: true });
}, 120_000);

async function expectWhole(
  store: Store,
  id: string,
  acknowledged: number,
  outbox: ReadonlySet<string | undefined>,
): Promise<void> {
  const head = await store.loadConversation(id);
  const version = head?.version ?? 0;
  expect(version).toBeGreaterThanOrEqual(acknowledged);
  // The one that was on its way when the table was killed may be there, too, but then all of it.
  expect(version).toBeLessThanOrEqual(acknowledged + 1);
  const lastSeq = Math.max(0, 2 * version - 1);
  expect(head?.lastSeq ?? 0).toBe(lastSeq);
  expect((await store.listMessages(id, 0)).map(({ seq }) => seq)).toEqual(
    Array.from({ length: lastSeq }, (_, place) => place + 1),
  );
  for (let turnOf = 1; turnOf <= version + 1; turnOf++) {
    const kid = `${id}.${turnOf}`;
    const isThere = turnOf < version;
    expect([kid, (await store.loadReply(id, `web:${turnOf}`)) !== undefined]).toEqual([kid, isThere]);
    expect([kid, (await store.loadTicket(kid)) !== undefined]).toEqual([kid, isThere]);
    expect([kid, (await store.findTicket(`M-${kid}`))?.id === kid]).toEqual([kid, isThere]);
    expect([kid, (await store.listTicketEvents(kid)).length === 1]).toEqual([kid, isThere]);
    expect([kid, outbox.has(kid)]).toEqual([kid, isThere]);
  }
}
