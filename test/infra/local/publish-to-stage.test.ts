import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { cryptoIds } from '../../../bot/adapters/crypto';
import { type JobsDependencies, jobsHandler } from '../../../functions/jobs/run';
import { readDeployment } from '../../../infra/aws/settings-file';
import { runKnowledge } from '../../../infra/local/cli/knowledge/run';
import { invokeEndpoint } from '../../../infra/local/invoke/endpoint';
import { ROOT } from '../../../infra/local/root';
import { credentialVariables, freshCredentials } from '../../../infra/local/signed/credentials';
import { desk } from '../../bot/publishing/fixture';
import { memoryVersions } from '../../support/memory-knowledge';
import { type Folders, makeFolders } from './fixtures/data-folder';

/** The stage `prod` of the settings file: its `jobs` function behind Lambda's Invoke API, which takes signed calls only. */
const FUNCTION = `${readDeployment({ stage: 'prod' }, ROOT).settings.stackName}-jobs`;
const environment = { ...process.env };

let folders: Folders;
let server: Server;
let ports: JobsDependencies;

beforeEach(async () => {
  folders = await makeFolders();
  const started: Promise<unknown>[] = [];
  const jobs = { start: async (jobId: string) => void started.push(handler({ source: 'mostrador.job', jobId })) };
  ports = { ...desk(), ids: cryptoIds, jobs, shipped: memoryVersions() };
  const handler = jobsHandler(() => ports);
  const credentials = freshCredentials();
  server = createServer(
    invokeEndpoint({
      functionNames: [FUNCTION],
      functions: {
        invoke: async (_, payload) => ({
          kind: 'returned',
          payload: JSON.stringify((await handler(JSON.parse(payload))) ?? null),
        }),
      },
      asynchronous: { accept: () => {} },
      credentials,
    }),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, credentialVariables(credentials), { AWS_ENDPOINT_URL_LAMBDA: `http://127.0.0.1:${port}` });
});
afterEach(async () => {
  process.env = { ...environment };
  await new Promise((done) => server.close(done));
  await folders.remove();
});

async function run(...args: readonly string[]): Promise<{ readonly status: number; readonly output: string }> {
  let output = '';
  const stream = {
    write(text: string) {
      output += text;
      return true;
    },
  };
  const status = await runKnowledge([...args, '--stage', 'prod'], { stdout: stream, stderr: stream, env: {} });
  return { status, output };
}

const publish = (...more: readonly string[]) => run('publish', '--knowledge', folders.knowledgeDir, ...more);

describe('publishing to a stage', () => {
  it('makes the folder the live version there, with author and note; what was live before can be restored', async () => {
    const first = await publish('--note', 'first');
    expect(first).toMatchObject({ status: 0, output: expect.stringMatching(/Version [0-9a-f]{12} is live within five seconds/) });
    const live = await ports.records.loadLive();
    expect(live).toMatchObject({ number: 1, kind: 'publish', note: 'first', author: expect.stringMatching(/./) });

    await writeFile(
      join(folders.knowledgeDir, 'delivery/cost.en.md'),
      '---\nquestion: How much does delivery cost?\n---\nFree.\n',
    );
    expect((await publish()).status).toBe(0);
    const listed = await run('versions');
    expect(listed.output).toMatch(new RegExp(`^\\*    2 .*\\n     1  ${live?.version} .* first`, 'm'));
    expect((await run('rollback', live?.version ?? '')).status).toBe(0);
    expect(await ports.records.loadLive()).toMatchObject({ number: 3, kind: 'rollback', version: live?.version });
  });

  it('sends nothing when a file has errors, and says where', async () => {
    await writeFile(join(folders.knowledgeDir, 'delivery/cost.en.md'), '---\nquestoin: x\n---\nFree.\n');
    const { status, output } = await publish();
    expect(status).toBe(1);
    expect(output).toContain('delivery/cost.en.md:2:1');
    expect(await ports.records.loadLive()).toBeUndefined();
  });

  it('is refused to whoever has no credentials', async () => {
    process.env.AWS_SECRET_ACCESS_KEY = 'somebody else’s';
    expect((await publish()).status).not.toBe(0);
    expect(await ports.records.loadLive()).toBeUndefined();
  });
});
