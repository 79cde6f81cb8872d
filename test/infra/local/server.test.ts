import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listen, stopListening } from '../../../infra/local/listen';
import { type LocalOptions, type LocalServer, startLocal } from '../../../infra/local/server';
import { type Folders, makeFolders } from './fixtures/data-folder';
import { rawRequest } from './fixtures/raw-request';
import { FIXTURES } from './fixtures/registry';
import { waitFor } from './fixtures/wait-for';

// Processes are started and bundles built: on a machine that is busy, that takes its time.
jest.setTimeout(120_000);

let folders: Folders;
const servers: LocalServer[] = [];
const lines: string[] = [];

beforeEach(async () => {
  lines.length = 0;
  folders = await makeFolders();
  await mkdir(join(folders.dataDir, 'pages/desk'), { recursive: true });
  await writeFile(join(folders.dataDir, 'pages/index.html'), '<p>shop');
  await writeFile(join(folders.dataDir, 'pages/desk/index.html'), '<p>desk');
  await writeFile(join(folders.dataDir, 'pages/widget.js'), 'widget()');
});

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  await folders.remove();
});

async function start(options: Partial<LocalOptions> = {}): Promise<LocalServer> {
  const { dataDir, knowledgeDir } = folders;
  const log = (line: string) => void lines.push(line);
  const server = await startLocal({ dataDir, knowledgeDir, registry: FIXTURES, webDir: join(dataDir, 'pages'), log, ...options });
  servers.push(server);
  return server;
}

describe('a local server', () => {
  it('serves the API, the pages and their configuration at one address', async () => {
    const server = await start();
    expect(await (await fetch(`${server.url}/v1/things/1`)).json()).toMatchObject({ routeKey: 'GET /v1/things/{id}' });
    expect(await (await fetch(`${server.url}/`)).text()).toBe('<p>shop');
    expect(await (await fetch(`${server.url}/config.json`)).json()).toEqual({
      api: '',
      login: { authority: server.loginUrl, clientId: 'desk', scope: 'openid' },
    });
    expect(server.logins).toEqual([
      { login: 'ana', role: 'staff', password: expect.stringMatching(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/) },
      { login: 'luis', role: 'lead', password: server.logins[0]?.password },
      { login: 'admin', role: 'admin', password: server.logins[0]?.password },
    ]);
  });

  it('lets staff in with a token', async () => {
    const server = await start();
    const headers = { authorization: `Bearer ${await server.token('luis')}` };
    const answer = await fetch(`${server.url}/v1/secret`, { headers });
    expect(await answer.json()).toMatchObject({
      requestContext: { authorizer: { jwt: { claims: { username: 'luis', 'cognito:groups': '[lead]' } } } },
    });
    expect((await fetch(`${server.url}/v1/secret`)).status).toBe(401);
  });

  it('is for this machine only', async () => {
    const server = await start();
    const { port } = new URL(server.url);
    const statusFor = async (host: string) => (await rawRequest(server.url, { path: '/v1/things/1', headers: { host } })).status;
    expect(await statusFor(`localhost:${port}`)).toBe(200);
    expect(await statusFor(`127.0.0.1:${port}`)).toBe(200);
    for (const host of ['evil.example', `evil.example:${port}`, 'localhost.evil.example', '192.168.0.2']) {
      expect(await statusFor(host)).toBe(403);
    }
  });

  it('takes nothing from a page of another origin that may not embed it', async () => {
    const server = await start();
    const { host, port } = new URL(server.url);
    const post = (origin?: string) =>
      fetch(`${server.url}/v1/things`, {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'text/plain', ...(origin === undefined ? {} : { origin }) },
      });
    const taken = (await post()).status;
    expect(taken).not.toBe(403);
    expect((await post(`http://${host}`)).status).toBe(taken);
    for (const origin of ['https://evil.example', 'null', `http://localhost:${Number(port) + 1}`, `https://${host}`]) {
      const answer = await post(origin);
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
  });

  it('runs a scheduled function when asked to, and tells what went wrong', async () => {
    const server = await start();
    await server.tick('echo');
    await expect(server.tick('unfinished')).rejects.toThrow(
      'unfinished failed with Error: The function unfinished exports no handler.',
    );
  });
});

describe('stopped and started again', () => {
  it('has answered what was asked before it stopped', async () => {
    const server = await start();
    await fetch(`${server.url}/v1/plain`);
    const [answer] = await Promise.all([fetch(`${server.url}/v1/soon`), received(server).then(() => server.close())]);
    expect(await answer.text()).toBe('soon');
    await expect(fetch(`${server.url}/v1/plain`)).rejects.toThrow();
  });

  it('has the same password, takes tokens from before, and leaves no sign of having run', async () => {
    const first = await start();
    const { port } = new URL(first.url);
    const authorization = `Bearer ${await first.token('ana')}`;
    await first.close();
    await expect(stat(join(folders.dataDir, 'server.json'))).rejects.toThrow('ENOENT');
    const second = await start({ port: Number(port) });
    expect(second.loginUrl).toBe(first.loginUrl);
    expect(second.logins).toEqual(first.logins);
    expect((await fetch(`${second.url}/v1/secret`, { headers: { authorization } })).status).toBe(200);
  });

  it('does without waiting for knowledge that it has compiled before', async () => {
    await (await start()).close();
    lines.length = 0;
    await start();
    expect(lines.filter((line) => line.includes('is in use'))).toEqual([]);
  });
});

describe('a second server', () => {
  it('on the same data folder is refused, and the first goes on', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(`Another server runs on ${folders.dataDir}.`);
    expect((await fetch(`${first.url}/v1/things/1`)).status).toBe(200);
  });

  it('on another folder runs beside it', async () => {
    const first = await start();
    const other = await makeFolders();
    const second = await start({ dataDir: other.dataDir });
    try {
      expect((await fetch(`${second.url}/v1/things/1`)).status).toBe(200);
      const authorization = `Bearer ${await first.token('ana')}`;
      expect((await fetch(`${second.url}/v1/secret`, { headers: { authorization } })).status).toBe(401);
    } finally {
      await second.close();
      await other.remove();
    }
  });

  it('with a setting that cannot be is refused, naming the variable', async () => {
    await expect(start({ env: { MESSAGES_PER_MINUTE: 'many' } })).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      detail: 'MESSAGES_PER_MINUTE must be a whole number from 1.',
    });
  });

  it('on a port that is taken is refused, or takes the next', async () => {
    const { server: other, port } = await listen((_request, response) => response.end(), { port: 0, otherwise: 'refuse' });
    try {
      await expect(start({ port })).rejects.toThrow(`Port ${port} is taken. Choose another with --port N.`);
      const server = await start({ port, otherwise: 'next' });
      expect(Number(new URL(server.url).port)).toBeGreaterThan(port);
    } finally {
      await stopListening(other, 0);
    }
  });
});

describe('knowledge', () => {
  const entry = () => join(folders.knowledgeDir, 'delivery/times.es.md');
  const version = async () => (await readFile(join(folders.dataDir, 'knowledge/current'), 'utf8')).trim();
  const said = (pattern: RegExp) => waitFor(() => lines.find((line) => pattern.test(line)));

  it('that is saved becomes a version; a broken one is told with its place and changes nothing; mended, it is used', async () => {
    await start();
    const first = await version();
    const good = await readFile(entry(), 'utf8');
    lines.length = 0;

    await writeFile(entry(), good.replace('2 y 4', '3 y 5'));
    await said(/is in use/);
    const second = await version();
    expect(second).not.toBe(first);
    lines.length = 0;

    await writeFile(entry(), good.replace('question:', 'questoin:'));
    await said(new RegExp(`not valid.*${second} stays in use`));
    expect(lines[0]).toMatch(/^ {2}delivery\/times\.es\.md:\d+:\d+ {2}error: /);
    expect(await version()).toBe(second);
    lines.length = 0;

    await writeFile(entry(), good);
    await said(/is in use/);
    expect(await version()).toBe(first);
  });

  it('is learnt only where phrases changed, and the version from before answers until then', async () => {
    await start();
    const first = await version();
    lines.length = 0;
    await appendFile(join(folders.knowledgeDir, 'service.yaml'), 'followUpAfterHours: 20\n');
    await said(/is in use/);
    const second = await version();
    expect(second).not.toBe(first);
    expect(lines.filter((line) => /Learning|Training/.test(line))).toEqual([]);

    lines.length = 0;
    // Nobody has ever asked this: what was learnt in an earlier run is kept.
    await writeFile(entry(), (await readFile(entry(), 'utf8')).replace('also:', `also:\n  - cuándo viene ${randomUUID()}`));
    await said(/is in use/);
    expect(lines).toContain(`Learning the phrases that changed: some seconds. Version ${second} answers meanwhile.`);
  });

  it('is told once, at the start, of a line of it that has no effect', async () => {
    await appendFile(join(folders.knowledgeDir, 'service.yaml'), 'wrongAnswerCostsAsMuchAsHandoffs: 4\n');
    await start();
    const notes = () => lines.filter((line) => line.includes('service.yaml:3:15  note: `thresholds.answer`'));
    expect(notes()).toHaveLength(1);
    await writeFile(entry(), (await readFile(entry(), 'utf8')).replace('also:', 'audience: web\nalso:'));
    await waitFor(() => (lines.filter((line) => line.includes('is in use')).length > 1 ? true : undefined));
    expect(notes()).toHaveLength(1);
  });

  it('is seen however an editor saves it: by renaming, again and again, and in new folders', async () => {
    await start();
    const good = await readFile(entry(), 'utf8');
    const seen = new Set([await version()]);
    for (const days of ['3 y 5', '4 y 6', '5 y 7']) {
      lines.length = 0;
      await writeFile(`${entry()}~`, good.replace('2 y 4', days));
      await rename(`${entry()}~`, entry());
      await said(/is in use/);
      seen.add(await version());
    }
    expect(seen.size).toBe(4);
    lines.length = 0;
    await mkdir(join(folders.knowledgeDir, 'fresh'));
    await writeFile(join(folders.knowledgeDir, 'fresh/topic.yaml'), 'title: { es: Nuevo, en: New }\n');
    await said(/is in use/);
    expect(seen).not.toContain(await version());
  });

  it('says which origins may embed the widget, from one save to the next', async () => {
    const server = await start();
    const allowed = async () =>
      (await fetch(`${server.url}/v1/things/1`, { headers: { origin: 'https://shop.example' } })).headers.get(
        'access-control-allow-origin',
      );
    expect(await allowed()).toBeNull();
    await appendFile(join(folders.knowledgeDir, 'service.yaml'), 'embedOrigins: ["https://shop.example"]\n');
    await waitFor(async () => ((await allowed()) === 'https://shop.example' ? true : undefined));
  });

  it('that is broken from the beginning keeps the server from starting, and nothing is left running', async () => {
    await writeFile(entry(), 'no front matter');
    await expect(start()).rejects.toThrow('cannot be used');
    expect(lines.join('\n')).toContain('delivery/times.es.md:1:1');
    await writeFile(entry(), '');
    await rm(entry());
    await start();
  });
});

/** Once another request, sent after the one before it, was answered. */
async function received({ url }: LocalServer): Promise<void> {
  await fetch(`${url}/v1/plain`);
}
