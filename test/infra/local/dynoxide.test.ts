import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTableCommand, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { dynamoStore } from '../../../bot/adapters/dynamodb';
import { ensureTable } from '../../../infra/local/create-table';
import { startDynoxide } from '../../../infra/local/dynoxide';
import { tableClient } from '../../../infra/local/table-client';
import { chat } from '../../contract/store/fixtures';
import { placeOf } from './fixtures/place-of';
import { orTell, waitFor } from './fixtures/wait-for';

/** A server at an address, as soon as that is free. */
function taken(host: string, port: number): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((done) => {
    server.once('error', () => done(undefined)).listen(port, host, () => done(server));
  });
}

describe('the embedded DynamoDB', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mostrador-dynoxide-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const dbPath = () => join(folder, 'not', 'yet', 'there', 'table.db');

  test('gives a table of an earlier version the index that it lacks', async () => {
    const server = await startDynoxide({ dbPath: dbPath(), environment: {} });
    const client = tableClient(server);
    await ensureTable(client, 'mostrador');
    const update = { TableName: 'mostrador', GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'byNextAction' } }] };
    await client.send(new UpdateTableCommand(update));
    const indexes = async () => {
      const { Table } = await client.send(new DescribeTableCommand({ TableName: 'mostrador' }));
      return (Table?.GlobalSecondaryIndexes ?? []).map(
        ({ IndexName, Projection }) => `${IndexName} ${Projection?.ProjectionType}`,
      );
    };
    expect(await indexes()).not.toContain('byNextAction KEYS_ONLY');
    await ensureTable(client, 'mostrador');
    expect(await indexes()).toContain('byNextAction KEYS_ONLY');
    await ensureTable(client, 'mostrador');
    await server.stop();
  });

  test('keeps what customers wrote readable by its owner only, in a folder that others may enter', async () => {
    const path = join(folder, 'table.db');
    await chmod(folder, 0o755);
    // As an earlier version left it.
    await writeFile(path, '', { mode: 0o644 });
    const server = await startDynoxide({ dbPath: path, environment: {} });
    await ensureTable(tableClient(server), 'mostrador');
    const modes = await Promise.all(['', '-wal', '-shm'].map(async (end) => (await stat(`${path}${end}`)).mode & 0o777));
    await server.stop();
    expect(modes).toEqual([0o600, 0o600, 0o600]);
  });

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

  test('is started again when it was killed, with what it had acknowledged, and is found where it was', async () => {
    const lines: string[] = [];
    const table = await startDynoxide({ dbPath: dbPath(), environment: {}, report: (line) => lines.push(line) });
    await ensureTable(tableClient(table), 'mostrador');
    const store = dynamoStore({ tableName: 'mostrador', client: tableClient(table) });
    await chat(store, 'c1');
    process.kill(table.pid ?? 0, 'SIGKILL');
    let last: unknown;
    const look = () =>
      store.loadConversation('c1').catch((error) => {
        last = String(error);
        return undefined;
      });
    expect(await orTell(waitFor(look), () => ({ lines, last }))).toMatchObject({ id: 'c1' });
    expect(lines).toEqual(['The table ended unexpectedly; it is being started again.']);
    await table.stop();
  });

  test('is started again at another address, since somebody else may have taken the last one', async () => {
    const table = await startDynoxide({ dbPath: dbPath(), environment: {} });
    const client = tableClient(table);
    await ensureTable(client, 'mostrador');
    const { host, port } = placeOf(table);
    process.kill(table.pid ?? 0, 'SIGKILL');
    const other = await waitFor(() => taken(host, port));
    const described = () => client.send(new DescribeTableCommand({ TableName: 'mostrador' })).catch(() => undefined);
    expect((await waitFor(described)).Table?.TableName).toBe('mostrador');
    other.close();
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
