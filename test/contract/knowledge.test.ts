import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dynamoStore } from '../../bot/adapters/dynamodb';
import { versionsFolder } from '../../bot/adapters/files';
import { helpFolder } from '../../bot/adapters/files/help-folder';
import { versionsBucket } from '../../bot/adapters/s3';
import { helpBucket } from '../../bot/adapters/s3/help-bucket';
import { ensureTable } from '../../infra/local/create-table';
import { type Dynoxide, startDynoxide } from '../../infra/local/dynoxide';
import { tableClient } from '../../infra/local/table-client';
import { memoryHelpFeedback, memoryHelpPages, memoryRecords, memoryVersions } from '../support/memory-knowledge';
import { type ObjectServer, startObjectServer } from '../support/object-server';
import { describeHelpFeedback } from './knowledge/help-feedback';
import { describeHelpNames, describeHelpPages } from './knowledge/help-pages';
import { describeRecords } from './knowledge/records';
import { describeNames, describeVersions } from './knowledge/versions';

let folder: string;
let table: Dynoxide;
let objects: ObjectServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mostrador-versions-'));
  [table, objects] = await Promise.all([
    startDynoxide({ dbPath: join(folder, 'table.db'), environment: {} }),
    startObjectServer(join(folder, 'objects')),
  ]);
});
afterAll(async () => {
  await Promise.all([table.stop(), objects.stop()]);
  await rm(folder, { recursive: true });
});

const inFolder = async () => versionsFolder(join(folder, randomUUID()));
const inBucket = async () => versionsBucket({ bucket: await objects.freshBucket(), endpoint: objects.endpoint });

describeVersions('in memory', async () => memoryVersions());
describeVersions('in a folder', inFolder);
describeVersions('in a bucket', inBucket);
describeNames('in a folder', inFolder);
describeNames('in a bucket', inBucket);

it('a bucket that cannot be reached is UNAVAILABLE, and not an empty one', async () => {
  const versions = versionsBucket({ bucket: 'gone', endpoint: 'http://127.0.0.1:9' });
  await expect(versions.get('0123456789ab', 'files.json')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await expect(versions.list('files.json')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

const pagesInFolder = async () => helpFolder(join(folder, randomUUID()));
const pagesInBucket = async () => helpBucket({ bucket: await objects.freshBucket(), endpoint: objects.endpoint });

describeHelpPages('in memory', async () => memoryHelpPages());
describeHelpPages('in a folder', pagesInFolder);
describeHelpPages('in a bucket', pagesInBucket);
describeHelpNames('in a folder', pagesInFolder);
describeHelpNames('in a bucket', pagesInBucket);

it('a bucket of help pages that cannot be reached is UNAVAILABLE, and not an empty one', async () => {
  const pages = helpBucket({ bucket: 'gone', endpoint: 'http://127.0.0.1:9' });
  await expect(pages.get('index.html')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

it('objects have the type that a browser shows them by, and are cached for a minute at most', async () => {
  const bucket = await objects.freshBucket();
  const pages = helpBucket({ bucket, endpoint: objects.endpoint });
  for (const path of ['es/a/b.html', 'es/a/b.md', 'theme.css', 'sitemap.xml', 'search-es.json']) await pages.put(path, 'x');
  const typeOf = async (path: string) => (await objects.look(bucket, `help/${path}`)).ContentType;
  expect(await typeOf('es/a/b.html')).toBe('text/html; charset=utf-8');
  expect(await typeOf('es/a/b.md')).toBe('text/markdown; charset=utf-8');
  expect(await typeOf('theme.css')).toBe('text/css; charset=utf-8');
  expect(await typeOf('sitemap.xml')).toBe('application/xml');
  expect(await typeOf('search-es.json')).toBe('application/json');
  expect((await objects.look(bucket, 'help/theme.css')).CacheControl).toBe('public, max-age=60');
});

const inTable = async () => {
  const tableName = `knowledge-${randomUUID()}`;
  const client = tableClient(table);
  await ensureTable(client, tableName);
  return dynamoStore({ tableName, client });
};

describeHelpFeedback('in memory', async () => memoryHelpFeedback());
describeHelpFeedback('in the embedded DynamoDB', inTable);
describeRecords('in memory', async () => memoryRecords());
describeRecords('in the embedded DynamoDB', inTable);
