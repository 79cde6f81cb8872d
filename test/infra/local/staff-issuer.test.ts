import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startOptions } from '../../../infra/local/cli/options';
import { staffClaims } from '../../../infra/local/gateway/staff-issuer';
import { type LocalServer, startLocal } from '../../../infra/local/server';
import { TEST_SHOP } from '../../support/knowledge-folders';
import { Browser } from './fixtures/browser';

const GROUPS = { ana: ['support', 'everybody'], luis: ['support', 'admins'], admin: ['everybody'], stranger: ['admins'] };
const STAFF = {
  clientId: 'desk',
  scope: 'openid',
  loginClaim: 'preferred_username',
  groupsClaim: 'groups',
  groups: { staff: ['support'], admin: ['admins'] },
} as const;
const REDIRECT = 'http://localhost:3999/desk';
const VERIFIER = 'a-verifier-that-is-long-enough-to-be-taken-seriously';

let issuer: string;
let provider: ChildProcess;
let folder: string;
let server: LocalServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mostrador-issuer-'));
  provider = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'fixtures/issuer.ts')], {
    env: { ...process.env, GROUPS: JSON.stringify(GROUPS) },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  issuer = await new Promise((done, fail) => {
    provider.once('exit', () => fail(new Error('The provider ended.')));
    if (provider.stdout === null) return;
    createInterface(provider.stdout).on('line', (line) => line.startsWith('issuer ') && done(line.slice('issuer '.length)));
  });
  server = await startLocal({
    dataDir: join(folder, 'data'),
    knowledgeDir: TEST_SHOP,
    webDir: folder,
    staffIssuer: { ...STAFF, issuer },
    env: { LOG: 'off' },
  });
}, 120_000);

afterAll(async () => {
  await server?.close();
  provider?.kill();
  await rm(folder, { recursive: true });
});

/** Signs in as the desk does: authorization code with PKCE. */
async function signIn(login: string, clientId = 'desk'): Promise<{ readonly id_token: string; readonly access_token: string }> {
  const browser = new Browser(issuer);
  const challenge = createHash('sha256').update(VERIFIER).digest('base64url');
  const asked = new URLSearchParams({
    ...{ client_id: clientId, response_type: 'code', scope: 'openid', redirect_uri: REDIRECT, state: 's' },
    ...{ code_challenge: challenge, code_challenge_method: 'S256' },
  });
  let { address } = await browser.go(`${issuer}/auth?${asked}`);
  ({ address } = await browser.post(address, { prompt: 'login', login, password: 'any' }));
  if (!address.startsWith(REDIRECT)) ({ address } = await browser.post(address, { prompt: 'consent' }));
  const code = new URL(address).searchParams.get('code') ?? '';
  const body = new URLSearchParams({
    ...{ grant_type: 'authorization_code', client_id: clientId, code, redirect_uri: REDIRECT, code_verifier: VERIFIER },
  });
  return (await fetch(`${issuer}/token`, { method: 'POST', body })).json();
}

const ask = async (token: string) => {
  const response = await fetch(`${server.url}/v1/staff`, { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, body: await response.json() };
};

describe('staff of an organisation with its own OpenID provider', () => {
  it('are sent there by the desk', async () => {
    const { login } = await (await fetch(`${server.url}/config.json`)).json();
    expect(login).toEqual({ authority: issuer, clientId: 'desk', scope: 'openid', token: 'id' });
    const { headers } = await fetch(`${server.url}/desk`);
    expect(headers.get('content-security-policy')).toContain(`connect-src 'self' ${issuer};`);
  });

  it.each([
    ['ana', 'staff', 'her group'],
    ['luis', 'lead', 'the team, which gives him less than his groups'],
  ])('work as %s with the role %s, by %s', async (login, role) => {
    const { id_token: token } = await signIn(login);
    expect(await ask(token)).toMatchObject({ status: 200, body: { me: { login, role } } });
  });

  it.each([
    ['admin', 'is in none of the groups'],
    ['stranger', 'is not in the team'],
  ])('do not get in as %s, who %s', async (login) => {
    expect((await ask((await signIn(login)).id_token)).status).toBe(403);
  });

  it('do not get in with an access token, with a token for another program, or with one of the built-in login', async () => {
    const { access_token: access } = await signIn('ana');
    const { id_token: another } = await signIn('ana', 'another');
    for (const token of [access, another, await server.token('ana')]) expect((await ask(token)).status).toBe(401);
  });
});

describe('the claims of a person', () => {
  it('are ours alone, whatever else the token says', () => {
    const payload = {
      preferred_username: 'ana',
      groups: 'support',
      exp: 7,
      'cognito:groups': ['admin'],
      token_use: 'id',
      sub: 'x',
    };
    expect(staffClaims(STAFF, payload)).toEqual({
      username: 'ana',
      token_use: 'access',
      'cognito:groups': '[staff]',
      exp: '7',
    });
  });

  it('are none when the login is an address that the provider has not verified', () => {
    const claims = (payload: Readonly<Record<string, unknown>>) => staffClaims({ ...STAFF, loginClaim: 'email' }, payload);
    const ana = { email: 'ana@example.com', groups: ['support'], exp: 7 };
    expect(claims({ ...ana, email_verified: false })).toBeUndefined();
    expect(claims({ ...ana, email_verified: 'false' })).toBeUndefined();
    expect(claims({ ...ana, email_verified: true })).toMatchObject({ username: 'ana@example.com' });
    expect(claims({ ...ana, email_verified: 'true' })).toMatchObject({ username: 'ana@example.com' });
    // Some providers pass on whatever an account's owner has typed, and do not say so.
    expect(claims(ana)).toBeUndefined();
    expect(staffClaims(STAFF, { ...ana, preferred_username: 'ana', email_verified: false })).toMatchObject({ username: 'ana' });
  });

  it.each([undefined, '', 7, ['ana']])('are none when the login is %p', (login) => {
    expect(staffClaims(STAFF, { preferred_username: login, groups: ['support'] })).toBeUndefined();
  });
});

describe('the options of the command line', () => {
  const options = (...args: readonly string[]) => startOptions(args, {}).staffIssuer;
  const complete = ['--issuer', 'https://login.example.com/v2.0', '--client-id', 'desk'];

  it('name the provider, its groups and its claims', () => {
    expect(options(...complete, '--groups', 'staff=a,staff=b,admin=c d', '--login-claim', 'upn')).toEqual({
      issuer: 'https://login.example.com/v2.0',
      clientId: 'desk',
      groups: { staff: ['a', 'b'], admin: ['c d'] },
      scope: 'openid profile email',
      loginClaim: 'upn',
      groupsClaim: 'groups',
    });
  });

  it.each([
    [['--client-id', 'desk'], '--client-id goes with --issuer'],
    [['--issuer', 'http://login.example.com'], 'needs the https address'],
    [['--issuer', 'https://login.example.com'], 'needs --client-id'],
    [complete, 'needs --groups'],
    [[...complete, '--groups', 'staff=a'], 'needs --login-claim'],
    [[...complete, '--login-claim', 'oid', '--groups', 'boss=a'], 'needs staff, lead, admin'],
    [[...complete, '--login-claim', 'oid', '--groups', 'staff='], 'needs staff, lead, admin'],
  ])('%j are refused: %s', (args, why) => {
    expect(() => options(...args)).toThrow(why);
  });
});
