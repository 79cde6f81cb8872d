import { createHash } from 'node:crypto';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { request as requestTo } from 'node:http';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { startOptions } from '../../../infra/local/cli/options';
import { dataFolder } from '../../../infra/local/data-folder';
import { hashPassword, isPassword, readPasswords, savePassword } from '../../../infra/local/login/passwords';
import { publicAddress } from '../../../infra/local/proxy/public-address';
import { type LocalServer, startLocal } from '../../../infra/local/server';
import { type Folders, makeFolders } from './fixtures/data-folder';
import { FIXTURES } from './fixtures/registry';

// A server is started, with a login server in a process of its own.
jest.setTimeout(120_000);

const PUBLIC = 'https://desk.example.com';
const PASSWORD = 'a horse, a battery and ñ';
const VERIFIER = 'a-verifier-that-is-long-enough-to-be-taken-seriously';

let folders: Folders;
let server: LocalServer;

beforeAll(async () => {
  folders = await makeFolders();
  const { dataDir, knowledgeDir } = folders;
  await mkdir(join(dataDir, 'pages'), { recursive: true });
  await writeFile(join(dataDir, 'pages/index.html'), '<p>chat');
  await savePassword(dataFolder(dataDir).passwords, 'ana', PASSWORD);
  server = await startLocal({
    dataDir,
    knowledgeDir,
    registry: FIXTURES,
    webDir: join(dataDir, 'pages'),
    published: publicAddress(PUBLIC),
  });
});
afterAll(async () => {
  await server.close();
  await folders.remove();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A visitor behind the proxy, which ends TLS and says who they are. Keeps cookies. */
class Visitor {
  readonly #cookies = new Map<string, string>();

  constructor(private readonly address = '203.0.113.9') {}

  async go(
    target: string,
    {
      form,
      ...more
    }: { readonly form?: Readonly<Record<string, string>>; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Answer> {
    const { port } = new URL(server.url);
    const { pathname, search } = new URL(target, PUBLIC);
    const answer = await new Promise<Answer>((done, fail) => {
      const request = requestTo(
        {
          host: '127.0.0.1',
          port,
          path: `${pathname}${search}`,
          method: form === undefined ? 'GET' : 'POST',
          headers: {
            host: 'desk.example.com',
            'x-forwarded-for': `198.51.100.1, ${this.address}`,
            cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
            ...(form === undefined ? {} : { origin: PUBLIC, 'content-type': 'application/x-www-form-urlencoded' }),
            ...more.headers,
          },
        },
        async (response) => {
          let text = '';
          for await (const chunk of response) text += String(chunk);
          done({ status: response.statusCode ?? 0, headers: response.headers, text });
        },
      );
      request.on('error', fail).end(form === undefined ? undefined : new URLSearchParams(form).toString());
    });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      expect(line).toMatch(/; secure/i);
      const [pair = ''] = line.split(';');
      this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answer;
  }

  /** Follows redirects until a page, or an address that is not the login server's. */
  async follow(
    target: string,
    form?: Readonly<Record<string, string>>,
  ): Promise<{ readonly at: string; readonly answer: Answer }> {
    let at = target;
    let answer = await this.go(at, form === undefined ? {} : { form });
    while (answer.headers.location !== undefined) {
      at = new URL(String(answer.headers.location), at).href;
      if (!at.startsWith(`${PUBLIC}/login/`)) break;
      answer = await this.go(at);
    }
    return { at, answer };
  }
}

const authorize = `${PUBLIC}/login/auth?${new URLSearchParams({
  client_id: 'desk',
  response_type: 'code',
  redirect_uri: `${PUBLIC}/desk`,
  scope: 'openid',
  state: 'xyz',
  code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  code_challenge_method: 'S256',
})}`;

describe('behind a proxy that ends TLS', () => {
  it('the pages find the login server below the same address, and are told to insist on TLS', async () => {
    const visitor = new Visitor();
    const config = await visitor.go('/config.json');
    expect(JSON.parse(config.text).login.authority).toBe(`${PUBLIC}/login`);
    expect(config.headers['strict-transport-security']).toContain('max-age=');
    const discovered = JSON.parse((await visitor.go('/login/.well-known/openid-configuration')).text);
    expect(discovered).toMatchObject({
      issuer: `${PUBLIC}/login`,
      authorization_endpoint: `${PUBLIC}/login/auth`,
      token_endpoint: `${PUBLIC}/login/token`,
      jwks_uri: `${PUBLIC}/login/jwks`,
    });
  });

  it('a person signs in with a password of their own, and the API lets them in', async () => {
    const visitor = new Visitor();
    const page = await visitor.follow(authorize);
    expect(page.at).toMatch(new RegExp(`^${PUBLIC}/login/interaction/`));
    expect(page.answer.text).not.toMatch(/luis|stands in the window/);
    const back = await visitor.follow(page.at, { browser: '', login: 'ana', password: PASSWORD });
    expect(back.at).toMatch(new RegExp(`^${PUBLIC}/desk\\?code=`));
    const code = new URL(back.at).searchParams.get('code') ?? '';
    const form = {
      grant_type: 'authorization_code',
      client_id: 'desk',
      code,
      redirect_uri: `${PUBLIC}/desk`,
      code_verifier: VERIFIER,
    };
    const tokens = JSON.parse((await visitor.go('/login/token', { form })).text);
    expect(decodeJwt(tokens.access_token)).toMatchObject({
      iss: `${PUBLIC}/login`,
      username: 'ana',
      'cognito:groups': ['staff'],
    });
    const answer = await visitor.go('/v1/secret', { headers: { authorization: `Bearer ${tokens.access_token}` } });
    expect(answer.status).toBe(200);
  });

  it("nobody signs in with the team's password, which is for one machine, nor with another's", async () => {
    const shared = server.logins[0]?.password ?? '';
    for (const [login, password] of [
      ['luis', shared],
      ['luis', PASSWORD],
      ['ana', shared],
      ['eve', PASSWORD],
    ] as const) {
      const visitor = new Visitor(`203.0.113.${login.length + password.length}`);
      const page = await visitor.follow(authorize);
      expect((await visitor.follow(page.at, { browser: '', login, password })).answer.status).toBe(401);
    }
  });

  it('whoever tries passwords waits, and keeps nobody else waiting', async () => {
    const guesser = new Visitor('203.0.113.66');
    const page = await guesser.follow(authorize);
    const statuses: number[] = [];
    for (let tries = 0; tries < 11; tries++) {
      statuses.push((await guesser.follow(page.at, { browser: '', login: 'eve', password: 'wrong' })).answer.status);
    }
    expect(statuses.slice(-2)).toEqual([401, 429]);
    const other = new Visitor('203.0.113.67');
    const form = await other.follow(authorize);
    expect((await other.follow(form.at, { browser: '', login: 'ana', password: PASSWORD })).at).toContain('/desk?code=');
  });

  it('guesses that are sent at once are counted like others, and an IPv6 network counts as one address', async () => {
    const guessers = Array.from({ length: 12 }, (_, nr) => new Visitor(`2001:db8:0:1::${nr + 1}`));
    const pages = await Promise.all(guessers.map((guesser) => guesser.follow(authorize)));
    const guess = async (nr: number) =>
      (await guessers[nr]?.go(pages[nr]?.at ?? '', { form: { browser: '', login: 'ana', password: `wrong ${nr}` } }))?.status;
    const statuses: unknown[] = [];
    for (let round = 0; round < 4; round++) {
      statuses.push(...(await Promise.all(guessers.map((_, nr) => guess(nr)))));
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(38);
  });

  it('whoever begins to sign in again and again pushes out nobody else, and has to wait', async () => {
    const person = new Visitor('203.0.113.68');
    const page = await person.follow(authorize);
    const crowd = Array.from({ length: 130 }, (_, nr) => new Visitor(`2001:db8:0:2::${nr + 1}`));
    const [first] = crowd;
    const own = await first?.follow(authorize);
    const statuses = await Promise.all(crowd.map(async (one) => (await one.go(authorize.replace('/auth', '/AUTH'))).status));
    expect(statuses.filter((status) => status === 303)).toHaveLength(119);
    const refused = await first?.go(authorize);
    expect([refused?.status, Number(refused?.headers['retry-after'])]).toEqual([429, expect.any(Number)]);
    expect((await first?.go(own?.at ?? ''))?.status).toBe(400);
    expect((await person.follow(page.at, { browser: '', login: 'ana', password: PASSWORD })).at).toContain('/desk?code=');
  });

  it('whoever begins to sign out again and again has to wait', async () => {
    const crowd = Array.from({ length: 130 }, (_, nr) => new Visitor(`2001:db8:0:3::${nr + 1}`));
    const statuses = await Promise.all(crowd.map(async (one) => (await one.go('/login/session/end')).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(120);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  });

  it('nothing is stored that anybody sends ahead of signing in, and nothing long', async () => {
    const visitor = new Visitor('203.0.113.71');
    const form = Object.fromEntries(new URL(authorize).searchParams);
    expect((await visitor.go('/login/request', { form })).status).toBe(404);
    const long = { ...form, state: 'x'.repeat(9_000) };
    expect((await visitor.go('/login/token', { form: long })).status).toBe(413);
    expect((await visitor.go(`${authorize}&login_hint=${'x'.repeat(5_000)}`)).status).toBe(413);
    expect((await visitor.go(authorize)).status).toBe(303);
  });

  it("a function sees the visitor's address as the proxy tells it, not as the visitor does", async () => {
    const event = JSON.parse((await new Visitor().go('/v1/things/1')).text);
    expect(event.requestContext.http.sourceIp).toBe('203.0.113.9');
  });

  it('another host is refused, and so is a page of another origin', async () => {
    const visitor = new Visitor();
    expect((await visitor.go('/', { headers: { host: 'evil.example' } })).status).toBe(403);
    expect((await visitor.go('/v1/things', { form: {}, headers: { origin: 'https://evil.example' } })).status).toBe(403);
    expect((await visitor.go('/v1/things', { form: {} })).status).not.toBe(403);
    // Anybody on the way can put a page there.
    const plain = { origin: 'http://desk.example.com' };
    expect((await visitor.go('/v1/things', { form: {}, headers: plain })).status).toBe(403);
    expect((await visitor.go('/login/token', { form: {}, headers: plain })).status).toBe(403);
    expect((await visitor.go('/login/token', { form: {}, headers: { origin: 'https://evil.example' } })).status).toBe(403);
  });
});

test('what anybody but the named proxy says about visitors is not believed', async () => {
  const other = await makeFolders();
  const { dataDir, knowledgeDir } = other;
  const away = await startLocal({
    dataDir,
    knowledgeDir,
    registry: FIXTURES,
    webDir: dataDir,
    published: publicAddress(PUBLIC, '192.0.2.1'),
  });
  const answer = await fetch(`${away.url}/v1/things/1`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
  expect((await answer.json()).requestContext.http.sourceIp).toBe('127.0.0.1');
  await away.close();
  await other.remove();
});

describe('a password', () => {
  it('is kept as a hash with a salt of its own, for the owner of the folder alone', async () => {
    const file = join(folders.dataDir, 'own.json');
    await savePassword(file, 'ana', PASSWORD);
    await savePassword(file, 'luis', PASSWORD);
    const { ana, luis } = await readPasswords(file);
    expect(ana?.key).not.toBe(luis?.key);
    expect(JSON.stringify(ana)).not.toContain('horse');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await isPassword(PASSWORD, ana)).toBe(true);
    expect(await isPassword(PASSWORD.normalize('NFD'), ana)).toBe(true);
    expect(await isPassword(`${PASSWORD} `, ana)).toBe(false);
  });

  it('is never right for somebody who has none', async () => {
    expect(await isPassword('', undefined)).toBe(false);
    expect(await isPassword('', { ...(await hashPassword('something long')), key: '' })).toBe(false);
  });

  it('is not forgotten silently when the file is damaged', async () => {
    const file = join(folders.dataDir, 'damaged.json');
    await writeFile(file, '{"ana": {}}');
    await expect(readPasswords(file)).rejects.toThrow(`${file} is damaged`);
  });
});

describe('npm start', () => {
  it('takes a public address, and then has no demo shop at the front', () => {
    expect(startOptions(['--public-url', `${PUBLIC}/`], {})).toMatchObject({
      published: { origin: PUBLIC, host: 'desk.example.com', proxy: '127.0.0.1' },
      siteMode: 'none',
    });
    expect(startOptions([], {}).siteMode).toBe('demo');
  });

  it.each([
    [['--public-url', 'http://desk.example.com'], '--public-url needs an https address'],
    [['--public-url', 'https://desk.example.com/desk'], '--public-url needs an https address'],
    [['--proxy', '127.0.0.1'], '--proxy goes with --public-url'],
    [['--public-url', PUBLIC, '--proxy', 'nginx'], '--proxy needs an IP address'],
    [['--site', 'shop'], '--site is one of demo, help, none'],
  ])('refuses %j', (args, message) => {
    expect(() => startOptions(args, {})).toThrow(message);
  });
});
