import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { jwtAuthorizer } from '../../../infra/local/gateway/authorizer';
import { Attempts } from '../../../infra/local/login/attempts';
import { CheckQueue } from '../../../infra/local/login/check-queue';
import { type Credentials, openCredentials } from '../../../infra/local/login/credentials';
import { type LoginServer, startLoginServer } from '../../../infra/local/login/login-server';
import { type Person, Team } from '../../../infra/local/login/people';
import { SessionFile } from '../../../infra/local/login/sessions';
import { mintAccessToken } from '../../../infra/local/login/tokens';
import { Browser } from './fixtures/browser';
import { rawRequest } from './fixtures/raw-request';

const SITE = 'http://localhost:3999';
const REDIRECT = `${SITE}/desk`;
const VERIFIER = 'a-verifier-that-is-long-enough-to-be-taken-seriously';

let folder: string;
let login: LoginServer;
let credentials: Credentials;
let discovered: Record<string, string>;

const TEAM: readonly Person[] = [
  { login: 'ana', role: 'staff' },
  { login: 'luis', role: 'lead' },
  { login: 'admin', role: 'admin' },
];

/** A version of the knowledge that says who is in the team. */
async function publishTeam(team: readonly Person[]): Promise<void> {
  await mkdir(join(folder, 'knowledge', 'k1'), { recursive: true });
  await writeFile(join(folder, 'knowledge', 'k1', 'knowledge.json'), JSON.stringify({ service: { team } }));
  await writeFile(join(folder, 'knowledge', 'current'), 'k1');
}

const start = async (port = 0) =>
  startLoginServer({
    port,
    siteOrigins: [SITE],
    credentialsFile: join(folder, 'login.json'),
    sessionsFile: join(folder, 'sessions.json'),
    passwordsFile: join(folder, 'passwords.json'),
    knowledge: join(folder, 'knowledge'),
    owner: folder,
    report: () => {},
    log: () => {},
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mostrador-login-'));
  await publishTeam(TEAM);
  credentials = await openCredentials(join(folder, 'login.json'));
  login = await start();
  discovered = await (await fetch(`${login.url}/.well-known/openid-configuration`)).json();
});

afterAll(async () => {
  await login.stop();
  await rm(folder, { recursive: true });
});

function authorizeUrl(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const parameters = {
    client_id: 'desk',
    response_type: 'code',
    redirect_uri: REDIRECT,
    scope: 'openid',
    state: 'xyz',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  };
  const given = Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return `${discovered.authorization_endpoint}?${new URLSearchParams(Object.fromEntries(given))}`;
}

/** What the login page keeps in the browser, where pages of other ports cannot read it. */
const SECRET = 'k'.repeat(43);

/** Signs in on the page; gives the code that the desk is sent back with. */
async function signIn(browser: Browser, person = 'ana', secret = SECRET): Promise<string> {
  const { address } = await browser.go(authorizeUrl());
  const back = await browser.post(address, { browser: secret, login: person, password: credentials.password });
  const target = new URL(back.address);
  expect(`${target.origin}${target.pathname}`).toBe(REDIRECT);
  expect(target.searchParams.get('state')).toBe('xyz');
  return target.searchParams.get('code') ?? '';
}

/** Goes to sign in again with what the login page keeps in the browser; gives the address at the end. */
async function comeAgain(browser: Browser): Promise<string> {
  const { address } = await browser.go(authorizeUrl());
  return (await browser.post(address, { browser: SECRET })).address;
}

function tokenRequest(form: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(discovered.token_endpoint ?? '', { method: 'POST', headers: { origin: SITE }, body: new URLSearchParams(form) });
}

const exchange = (code: string, verifier = VERIFIER) =>
  tokenRequest({ grant_type: 'authorization_code', client_id: 'desk', code, redirect_uri: REDIRECT, code_verifier: verifier });

/** The authorizer’s verdict on a token. */
async function claimsOf(token: string): Promise<unknown> {
  const authorize = jwtAuthorizer({ issuer: login.url, audience: 'desk', jwksUri: discovered.jwks_uri ?? '' });
  return authorize(Object.assign(Object.create(null), { headers: { authorization: `Bearer ${token}` } }));
}

describe('signing in', () => {
  it.each([
    ['ana', 'staff'],
    ['luis', 'lead'],
    ['admin', 'admin'],
  ])('gives %s an access token with the group %s, for at most 15 minutes', async (person, role) => {
    const answer = await exchange(await signIn(new Browser(login.url), person));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(SITE);
    const tokens = await answer.json();
    expect(decodeProtectedHeader(tokens.access_token)).toMatchObject({ alg: 'RS256', kid: credentials.keys[0]?.kid });
    const claims = decodeJwt(tokens.access_token);
    expect(claims).toMatchObject({
      iss: login.url,
      aud: 'desk',
      client_id: 'desk',
      username: person,
      'cognito:groups': [role],
      token_use: 'access',
    });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBeLessThanOrEqual(15 * 60);
    expect(await claimsOf(tokens.access_token)).toMatchObject({ username: person, 'cognito:groups': `[${role}]` });
    expect(decodeJwt(tokens.id_token)).toMatchObject({ sub: person, 'cognito:username': person });
  });

  it('is asked for on a page in the visitor’s language, with labels', async () => {
    const browser = new Browser(login.url);
    const spanish = await (await browser.go(authorizeUrl({ ui_locales: 'es' }))).answer.text();
    expect(spanish).toContain('<html lang="es">');
    expect(spanish).toMatch(/<label for="login">Usuario<\/label>\s*<input id="login"/);
    expect(spanish).toMatch(/<label for="password">Contraseña<\/label>\s*<input id="password" name="password" type="password"/);
    const { answer } = await new Browser(login.url).go(authorizeUrl(), { headers: { 'accept-language': 'en-GB,en;q=0.9' } });
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    // The answer after the redirect was asked for without the header: a browser sends it every time.
    expect(await (await new Browser(login.url).go(authorizeUrl({ ui_locales: 'en' }))).answer.text()).toContain('Password');
  });

  it.each([
    ['a wrong password', 'ana', () => `${credentials.password}x`],
    ['an unknown login', 'carmen', () => credentials.password],
    ['nothing', '', () => ''],
  ])('with %s says so, and lets people try again', async (_name, person, password) => {
    const browser = new Browser(login.url);
    const { address } = await browser.go(authorizeUrl({ ui_locales: 'en' }));
    const { answer } = await browser.post(address, { login: person, password: password() });
    expect(answer.status).toBe(401);
    const html = await answer.text();
    expect(html).toContain('role="alert">The login or the password is wrong.');
    expect(html).toContain(`value="${person}"`);
    const { address: then } = await browser.post(address, { login: 'ana', password: credentials.password });
    expect(then).toContain(`${REDIRECT}?code=`);
  });

  it('shows what was typed as text', async () => {
    const browser = new Browser(login.url);
    const { address } = await browser.go(authorizeUrl());
    const { answer } = await browser.post(address, { login: '"><script>alert(1)</script>', password: 'x' });
    expect(await answer.text()).not.toContain('<script>alert');
  });

  it('is not asked for again in a browser that is known', async () => {
    const browser = new Browser(login.url);
    await signIn(browser);
    expect(await comeAgain(browser)).toContain(`${REDIRECT}?code=`);
  });

  it('needs the password where the page has no secret of a known browser', async () => {
    const browser = new Browser(login.url);
    await signIn(browser);
    for (const secret of ['', 'x'.repeat(43), '__proto__']) {
      const { address } = await browser.go(authorizeUrl());
      const { answer } = await browser.post(address, { browser: secret });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toMatch(/<form method="post">[\s\S]*name="password"/);
    }
  });

  it('is not achieved by cookies, which another port of this machine receives', async () => {
    const browser = new Browser(login.url);
    await signIn(browser);
    expect((await browser.go(authorizeUrl())).address).toContain('/interaction/');
  });

  it('is not achieved by cookies that another port of this machine sets', async () => {
    const [theirs, victim] = [new Browser(login.url), new Browser(login.url)];
    await signIn(theirs, 'luis', 'l'.repeat(43));
    victim.takeCookiesOf(theirs);
    expect((await victim.go(authorizeUrl())).address).toContain('/interaction/');
  });

  it('goes on with a refresh token, which works once', async () => {
    const { refresh_token } = await (await exchange(await signIn(new Browser(login.url)))).json();
    const refresh = { grant_type: 'refresh_token', client_id: 'desk', refresh_token };
    const renewed = await tokenRequest(refresh);
    expect(renewed.status).toBe(200);
    expect(await claimsOf((await renewed.json()).access_token)).toMatchObject({ username: 'ana' });
    expect((await tokenRequest(refresh)).status).toBe(400);
  });

  it('ends by signing out', async () => {
    const browser = new Browser(login.url);
    const { id_token } = await (await exchange(await signIn(browser))).json();
    const leave = new URLSearchParams({ id_token_hint: id_token, post_logout_redirect_uri: `${SITE}/desk` });
    const { answer } = await browser.go(`${discovered.end_session_endpoint}?${leave}`);
    const html = await answer.text();
    const action = /action="([^"]+)"/.exec(html)?.[1] ?? '';
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
    expect((await browser.post(action, { xsrf, logout: 'yes' })).address).toBe(`${SITE}/desk`);
    expect(await comeAgain(browser)).toContain('/interaction/');
  });

  it('ends by signing out, also when the session of the cookie is over already', async () => {
    const browser = new Browser(login.url);
    const { id_token } = await (await exchange(await signIn(browser))).json();
    const elsewhere = new Browser(login.url);
    await elsewhere.go(`${discovered.end_session_endpoint}?${new URLSearchParams({ id_token_hint: id_token })}`);
    expect(await comeAgain(browser)).toContain('/interaction/');
  });
});

describe('the login server refuses', () => {
  it('a login and password that the page of another origin sends, even one on this machine', async () => {
    const browser = new Browser(login.url);
    const { address } = await browser.go(authorizeUrl());
    for (const origin of ['https://evil.example', 'http://localhost:1', 'null']) {
      const { answer } = await browser.go(address, {
        method: 'POST',
        headers: { origin },
        body: new URLSearchParams({ login: 'ana', password: credentials.password }),
      });
      expect(answer.status).toBe(403);
    }
    const { address: then } = await browser.go(address, {
      method: 'POST',
      headers: { origin: login.url },
      body: new URLSearchParams({ login: 'ana', password: credentials.password }),
    });
    expect(then.startsWith(REDIRECT)).toBe(true);
  });

  it('to let pages of another origin read tokens', async () => {
    const headers = { origin: 'https://evil.example' };
    for (const path of ['/token', '/me', '/token/revocation']) {
      const answer = await fetch(`${login.url}${path}`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ client_id: 'desk' }),
      });
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
  });

  const failure = async (changes: Readonly<Record<string, string | undefined>>) => {
    const { answer, address } = await new Browser(login.url).go(authorizeUrl(changes));
    return `${answer.status} ${address}`;
  };

  it('a request without PKCE', async () => {
    expect(await failure({ code_challenge: undefined, code_challenge_method: undefined })).toContain('error=invalid_request');
  });

  it.each(['https://evil.example/desk', `${SITE}.evil.example/desk`, `${SITE}/elsewhere`])(
    'to send people to %s',
    async (target) => {
      expect(await failure({ redirect_uri: target })).toMatch(new RegExp(`^400 ${login.url}`));
    },
  );

  it('a code without its verifier, and a code for the second time', async () => {
    const code = await signIn(new Browser(login.url));
    expect((await exchange(code, 'another-verifier-that-is-also-long-enough-for-it')).status).toBe(400);
    const good = await signIn(new Browser(login.url));
    expect((await exchange(good)).status).toBe(200);
    expect((await exchange(good)).status).toBe(400);
  });

  it('pages of other origins', async () => {
    const answer = await fetch(discovered.token_endpoint ?? '', {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new URLSearchParams({ grant_type: 'refresh_token', client_id: 'desk', refresh_token: 'x' }),
    });
    expect(answer.headers.get('access-control-allow-origin')).not.toBe('https://evil.example');
  });

  it('a name of somebody else’s that points here', async () => {
    const statusFor = async (host: string) =>
      (await rawRequest(login.url, { path: '/.well-known/openid-configuration', headers: { host } })).status;
    expect(await statusFor('evil.example')).toBe(403);
    expect(await statusFor(`127.0.0.1:${login.port}`)).toBe(200);
  });

  it('an interaction that nobody began, with a way back', async () => {
    const answer = await fetch(`${login.url}/interaction/unknown`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(`href="${SITE}/desk"`);
  });
});

describe('after a restart', () => {
  it('tokens, sessions and refresh tokens go on, at the same address', async () => {
    const browser = new Browser(login.url);
    const tokens = await (await exchange(await signIn(browser))).json();
    const before = login.url;
    await login.stop();
    login = await start(login.port);
    expect(login.url).toBe(before);
    expect(await claimsOf(tokens.access_token)).toMatchObject({ username: 'ana' });
    expect(await comeAgain(browser)).toContain(`${REDIRECT}?code=`);
    const refreshed = await tokenRequest({ grant_type: 'refresh_token', client_id: 'desk', refresh_token: tokens.refresh_token });
    expect(refreshed.status).toBe(200);
  });

  it('the password is the same, and only its owner may read it', async () => {
    expect(await openCredentials(join(folder, 'login.json'))).toEqual(credentials);
    expect((await stat(join(folder, 'login.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'sessions.json'))).mode & 0o777).toBe(0o600);
  });
});

describe('a token for scripts', () => {
  it('is as good as one from the page', async () => {
    const team = new Team(join(folder, 'knowledge'));
    const token = await mintAccessToken({ login: 'luis', team, issuer: login.url, credentials, now: new Date() });
    expect(await claimsOf(token)).toMatchObject({ username: 'luis', 'cognito:groups': '[lead]', token_use: 'access' });
  });

  it('is for the team only', async () => {
    const team = new Team(join(folder, 'knowledge'));
    await expect(mintAccessToken({ login: 'eve', team, issuer: login.url, credentials, now: new Date() })).rejects.toThrow(
      'There is no login “eve”. The team in service.yaml is ana, luis, admin.',
    );
  });
});

describe('the people who may sign in', () => {
  afterEach(() => publishTeam(TEAM));

  it('are the team of the knowledge in use, from the moment that it says so', async () => {
    await publishTeam([...TEAM, { login: 'Marta', role: 'staff' }]);
    expect(await signIn(new Browser(login.url), 'marta')).toMatch(/./);
    await publishTeam(TEAM);
    await expect(signIn(new Browser(login.url), 'marta')).rejects.toThrow();
  });

  it('are nobody before there is a version', async () => {
    expect(await new Team(join(folder, 'nowhere')).people()).toEqual([]);
  });
});

describe('passwords that are tried', () => {
  it('are looked at ten times a minute from one address, and no more', () => {
    let now = 0;
    const attempts = new Attempts(10, () => now);
    for (let count = 0; count < 10; count++) {
      expect(attempts.take('203.0.113.1')).toBe(0);
      now += 1_000;
    }
    expect(attempts.take('203.0.113.1')).toBe(50);
    expect(attempts.take('203.0.113.2')).toBe(0);
    now = 60_000;
    expect(attempts.take('203.0.113.1')).toBe(0);
  });

  it('count only when they are wrong', () => {
    const attempts = new Attempts(1, () => 0);
    expect(attempts.take('203.0.113.1')).toBe(0);
    attempts.giveBack('203.0.113.1');
    expect(attempts.take('203.0.113.1')).toBe(0);
    expect(attempts.take('203.0.113.1')).toBe(60);
  });

  it('are hashed one at a time, with few of one network waiting', async () => {
    const checks = new CheckQueue();
    const running: string[] = [];
    const check = (network: string) =>
      checks.run(network, async () => {
        running.push(network);
        await new Promise((done) => setImmediate(done));
        expect(running).toHaveLength(1);
        running.pop();
        return network;
      });
    const [first, second, third, fourth] = ['a', 'a', 'a', 'a'].map(check);
    expect(fourth).toBeUndefined();
    expect(await Promise.all([first, second, third, check('b')])).toEqual(['a', 'a', 'a', 'b']);
    expect(await check('a')).toBe('a');
  });

  it('are refused when too many wait in all, and a check that breaks holds up nobody', async () => {
    const checks = new CheckQueue();
    const all = Array.from({ length: 17 }, (_, nr) => checks.run(`n${nr}`, () => Promise.reject(new Error('damaged'))));
    expect(all.pop()).toBeUndefined();
    expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(all.map(() => 'rejected'));
    expect(await checks.run('n0', async () => 'checked')).toBe('checked');
  });
});

describe('the records of sessions', () => {
  it('of one network push out no others', async () => {
    const sessions = new SessionFile(join(folder, 'shared-sessions.json'));
    let network = '203.0.113.1';
    const adapter = sessions.adapter('Interaction', () => network);
    await adapter.upsert('mine', { uid: 'mine' }, 60);
    network = '203.0.113.2';
    for (let count = 0; count < 1_200; count++) await adapter.upsert(`i${count}`, { uid: `i${count}` }, 3_600);
    // The person's answer is written without a request at hand.
    network = '203.0.113.3';
    await adapter.upsert('i1199', { uid: 'i1199' }, 3_600);
    sessions.flush();
    const kept = Object.keys(JSON.parse(await readFile(join(folder, 'shared-sessions.json'), 'utf8')));
    expect(kept).toHaveLength(31);
    expect(await adapter.find('mine')).toBeDefined();
    expect(await adapter.find('i1169')).toBeUndefined();
  });

  it('of visitors who have not signed in push out nobody’s session, wherever they come from', async () => {
    const sessions = new SessionFile(join(folder, 'strange-sessions.json'));
    let network = 0;
    const adapter = sessions.adapter('Session', () => String(network));
    await adapter.upsert('ana', { uid: 'ana', accountId: 'ana' }, 3_600);
    for (network = 1; network <= 1_200; network++) await adapter.upsert(`s${network}`, { uid: `s${network}` }, 3_600);
    expect(await adapter.find('ana')).toBeDefined();
    expect(await adapter.find('s100')).toBeUndefined();
    expect(await adapter.find('s1200')).toBeDefined();
  });

  it('do not grow without end: what is over goes first, then the oldest', async () => {
    const sessions = new SessionFile(join(folder, 'many-sessions.json'));
    const adapter = sessions.adapter('Interaction');
    await adapter.upsert('brief', { uid: 'brief' }, 60);
    await adapter.upsert('over', { uid: 'over' }, -1);
    await sessions.adapter('Session').upsert('ana', { uid: 'ana' }, 3_600);
    for (let count = 0; count < 1_200; count++) await adapter.upsert(`i${count}`, { uid: `i${count}` }, 3_600);
    sessions.flush();
    const kept = Object.keys(JSON.parse(await readFile(join(folder, 'many-sessions.json'), 'utf8')));
    expect(kept).toHaveLength(1_001);
    expect(kept.at(-1)).toBe('Interaction:i1199');
    expect(kept).toContain('Session:ana');
    expect(kept).not.toContain('Interaction:brief');
  });
});
