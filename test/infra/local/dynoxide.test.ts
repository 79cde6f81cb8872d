import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dynamoStore } from '../../../bot/adapters/dynamodb';
import { ensureTable } from '../../../infra/local/create-table';
import { startDynoxide } from '../../../infra/local/dynoxide';
import { tableClient } from '../../../infra/local/table-client';
import { chat } from '../../contract/store/fixtures';
import { waitFor } from './fixtures/wait-for';

describe('the embedded DynamoDB', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mostrador-dynoxide-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const dbPath = () => join(folder, 'not', 'yet', 'there', 'table.db');

  test('keeps its data over a restart, on any free port', async () => {
    const first = await startDynoxide({ dbPath: dbPath(), environment: {} });
    await ensureTable(tableClient(first), 'mostrador');
    await ensureTable(tableClient(first), 'mostrador');
    await chat(dynamoStore({ tableName: 'mostrador', client: tableClient(first) }), 'c1');
    await first.stop();
    await first.stop();
    const second = await startDynoxide({ dbPath: dbPath(), environment: {} });
    await ensureTable(tableClient(second), 'mostrador');
    expect(await dynamoStore({ tableName: 'mostrador', client: tableClient(second) }).loadConversation('c1')).toBeDefined();
    await second.stop();
  });

  test('is started again at the same address when it was killed, with what it had acknowledged', async () => {
    const lines: string[] = [];
    const table = await startDynoxide({ dbPath: dbPath(), environment: {}, report: (line) => lines.push(line) });
    await ensureTable(tableClient(table), 'mostrador');
    const store = dynamoStore({ tableName: 'mostrador', client: tableClient(table) });
    await chat(store, 'c1');
    process.kill(table.pid ?? 0, 'SIGKILL');
    expect(await waitFor(() => store.loadConversation('c1').catch(() => undefined))).toMatchObject({ id: 'c1' });
    expect(lines).toEqual(['The table ended unexpectedly; it is being started again.']);
    await table.stop();
  });

  test('is not started when the environment names another', async () => {
    const elsewhere = await startDynoxide({ dbPath: dbPath(), environment: { DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000' } });
    expect(elsewhere.endpoint).toBe('http://127.0.0.1:8000');
    expect(elsewhere.pid).toBeUndefined();
    await elsewhere.stop();
  });

  test('says what to type where it is not installed', async () => {
    const start = startDynoxide({ dbPath: dbPath(), environment: {}, machine: 'sunos-sparc' });
    await expect(start).rejects.toThrow('npm install --no-save @dynoxide/sunos-sparc@1.2.1');
    await expect(start).rejects.toThrow('DYNAMODB_ENDPOINT');
  });

  test('says why it does not start on a file that is no table', async () => {
    await mkdir(dbPath(), { recursive: true });
    await expect(startDynoxide({ dbPath: dbPath(), environment: {} })).rejects.toThrow('did not start');
  });
});
