import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamoStore } from '../../../bot/adapters/dynamodb';
import { ensureTable } from '../../../infra/local/create-table';
import { startDynoxide } from '../../../infra/local/dynoxide';
import { type LocalServer, startLocal } from '../../../infra/local/server';
import { tableClient } from '../../../infra/local/table-client';
import { rewriteErased } from '../../../infra/local/table-file';
import { chat, openTicket, ticket } from '../../contract/store/fixtures';
import { type Folders, makeFolders } from './fixtures/data-folder';

// Processes are started and bundles built: on a machine that is busy, that takes its time.
jest.setTimeout(120_000);

let folders: Folders;
const servers: LocalServer[] = [];
beforeEach(async () => {
  folders = await makeFolders();
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  await folders.remove();
});

/** The files of a folder in which a text is found, in any byte. */
async function filesWith(folder: string, text: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found = await Promise.all(paths.map(async (path) => ((await readFile(path)).includes(text) ? [path] : [])));
  return found.flat();
}

describe('after an erasure and a restart', () => {
  it('no byte of the data folder tells of the customer: not the table, not the mails, not the logs', async () => {
    const { dataDir, knowledgeDir } = folders;
    const start = async () => {
      const server = await startLocal({ dataDir, knowledgeDir, webDir: dataDir });
      servers.push(server);
      return server;
    };
    const server = await start();
    const json = { 'content-type': 'application/json' };
    const post = async (path: string, sent: unknown, token = '') => {
      const headers = { ...json, ...(token === '' ? {} : { authorization: `Bearer ${token}` }) };
      const answer = await fetch(`${server.url}/v1${path}`, { method: 'POST', headers, body: JSON.stringify(sent) });
      const body = await answer.json();
      expect([path, answer.ok, body]).toEqual([path, true, body]);
      return body;
    };
    const { conversationId, token } = await post('/conversations', { language: 'es' });
    const at = `/conversations/${conversationId}`;
    await post(`${at}/messages`, { id: 'customer-1', text: 'La xiomaradora no arranca desde el martes' }, token);
    const contact = { name: 'Xiomara', email: 'xiomara@example.com' };
    await post(`${at}/handoff`, contact, token);
    await server.tick('relay');
    expect(await filesWith(dataDir, 'iomara')).toContain(join(dataDir, 'table.sqlite-wal'));
    const erased = await fetch(`${server.url}/v1${at}`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
    expect(erased.status).toBe(204);
    await server.close();
    await (await start()).close();
    expect(await filesWith(dataDir, 'iomara')).toEqual([]);
  });

  it('what others said is still there, also when the server before was killed', async () => {
    const left = `${folders.dataDir}-left`;
    const file = join(left, 'table.sqlite');
    const note = join(left, 'erased');
    const first = await startDynoxide({ dbPath: join(folders.dataDir, 'table.sqlite'), environment: {} });
    await ensureTable(tableClient(first), 'mostrador');
    const store = dynamoStore({ tableName: 'mostrador', client: tableClient(first) });
    await chat(store, 'c1', 40, { customer: { name: 'Xiomara' } });
    await chat(store, 'c2', 40, { customer: { name: 'Otra' } });
    await openTicket(store, ticket('k1', 'c1', { subject: 'Xiomara' }));
    await openTicket(store, ticket('k2', 'c2', { subject: 'Otra' }));
    // Conversations and tickets are packed; a reply as earlier versions kept it says the name as it is.
    for (const [id, name] of [
      ['c1', 'Xiomara'],
      ['c2', 'Otra'],
    ] as const) {
      const Item = { PK: { S: `C#${id}` }, SK: { S: 'R#1' }, json: { S: JSON.stringify({ name }) } };
      await tableClient(first).send(new PutItemCommand({ TableName: 'mostrador', Item }));
    }
    const others = await store.listMessages('c2', 0);
    await store.eraseConversation('c1', { at: '2026-11-25T00:00:00.000Z', hash: 'x', ticketsUntilSeconds: 1_900_000_000 });
    // As a server leaves them that is killed.
    await cp(folders.dataDir, left, { recursive: true });
    await first.stop();
    await rewriteErased(file, note);
    expect(await filesWith(left, 'Xiomara')).not.toEqual([]);
    await writeFile(note, '');
    const { mode } = await stat(file);
    await rewriteErased(file, note);
    expect(await filesWith(left, 'Xiomara')).toEqual([]);
    expect(await filesWith(left, 'Otra')).toEqual([file]);
    expect((await stat(file)).mode).toBe(mode);
    await expect(stat(note)).rejects.toThrow('ENOENT');
    const second = await startDynoxide({ dbPath: file, environment: {} });
    await ensureTable(tableClient(second), 'mostrador');
    const again = dynamoStore({ tableName: 'mostrador', client: tableClient(second) });
    expect(await again.listMessages('c2', 0)).toEqual(others);
    expect(await again.loadConversation('c1')).toBeUndefined();
    await second.stop();
  });
});
