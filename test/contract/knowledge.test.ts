import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dynamoStore } from '../../bot/adapters/dynamodb';
import { versionsFolder } from '../../bot/adapters/files';
import { versionsBucket } from '../../bot/adapters/s3';
import { ensureTable } from '../../infra/local/create-table';
import { type Dynoxide, startDynoxide } from '../../infra/local/dynoxide';
import { tableClient } from '../../infra/local/table-client';
import { memoryRecords, memoryVersions } from '../support/memory-knowledge';
import { type ObjectServer, startObjectServer } from '../support/object-server';
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

describeRecords('in memory', async () => memoryRecords());
describeRecords('in the embedded DynamoDB', async () => {
  const tableName = `knowledge-${randomUUID()}`;
  const client = tableClient(table);
  await ensureTable(client, tableName);
  return dynamoStore({ tableName, client });
});
