import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LocalServer, startLocal } from '../../../infra/local/server';
import { type Folders, makeFolders } from './fixtures/data-folder';
import { waitFor } from './fixtures/wait-for';

// Processes are started and matchers trained: on a machine that is busy, that takes its time.
jest.setTimeout(180_000);

let folders: Folders;
let server: LocalServer;
const start = async () => {
  server = await startLocal({ dataDir: folders.dataDir, knowledgeDir: folders.knowledgeDir, webDir: folders.knowledgeDir });
};

beforeEach(async () => {
  folders = await makeFolders();
  await start();
});
afterEach(async () => {
  await server.close();
  await folders.remove();
});

async function ask(path: string, method = 'GET', body?: object) {
  const response = await fetch(`${server.url}/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${await server.token('admin')}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

/** A function's first answer may take longer than its time limit on a machine that is busy. */
const liveVersion = async () =>
  waitFor(async () => {
    const { status, body } = await ask('/knowledge/versions');
    return status === 200 ? body.live : undefined;
  });
/** The version that the function answers from. */
const answering = async (version: string) =>
  waitFor(async () => ((await ask('/health')).body.knowledgeVersion === version ? true : undefined));
/** The help page of the file says so. */
const helpSays = async (price: string) =>
  waitFor(async () =>
    (await (await fetch(`${server.url}/help/en/delivery/cost.html`)).text()).includes(price) ? true : undefined,
  );
const file = () => join(folders.knowledgeDir, 'delivery/cost.en.md');

it('a draft is published by a job, which writes the files; functions and help pages take it up, and a rollback lasts until a save', async () => {
  const first = await liveVersion();
  expect(first).toMatchObject({ number: 1, kind: 'files', author: 'files' });
  await helpSays('49 €');

  const saved = await ask('/knowledge/drafts/delivery/cost/en', 'PUT', {
    revision: 0,
    fields: { question: 'How much does delivery cost?', also: ['delivery charges', 'price of shipping'] },
    answer: 'Free from 99 €.',
  });
  expect(saved).toMatchObject({ status: 200, body: { problems: [] } });
  expect(await readFile(file(), 'utf8')).toContain('49 €');

  const started = await ask('/knowledge/publish', 'POST', { note: 'dearer' });
  const job = await waitFor(async () => {
    const { body } = await ask(`/knowledge/jobs/${started.body.job.id}`);
    return body.job.state === 'done' || body.job.state === 'failed' ? body.job : undefined;
  });
  expect(job).toMatchObject({ state: 'done', result: { kind: 'published', publication: { author: 'admin', note: 'dearer' } } });
  const second = await liveVersion();
  expect(second).toMatchObject({ author: 'admin', kind: 'publish' });
  await answering(second.version);
  expect(await readFile(file(), 'utf8')).toContain('99 €');
  await helpSays('99 €');

  expect((await ask('/knowledge/rollback', 'POST', { version: first.version })).status).toBe(200);
  await answering(first.version);
  await helpSays('49 €');
  // A start is no save.
  await server.close();
  await start();
  await answering(first.version);

  await writeFile(file(), (await readFile(file(), 'utf8')).replace('99 €', '89 €'));
  const third = await waitFor(async () => {
    const live = await liveVersion();
    return live.kind === 'files' && live.number > 3 ? live : undefined;
  });
  await answering(third.version);
  await helpSays('89 €');
});
