import { cryptoIds } from '../../bot/adapters/crypto';
import type { LivePass, LivePassStore } from '../../bot/ports';
import { createApp, lambda } from '../../functions/api/app';
import { serve } from '../../functions/api/endpoint';
import { deskApp } from '../../functions/desk/app';
import type { DeskDependencies } from '../../functions/desk/endpoint';
import { knowledgeApp } from '../../functions/knowledge/app';
import type { KnowledgeDependencies } from '../../functions/knowledge/endpoint';
import { LIVE_ENDPOINTS } from '../../functions/live/endpoints';
import { counter } from '../bot/tickets/counter';
import { service } from '../bot/tickets/sample';
import { memoryKnowledge } from '../support/memory-knowledge';
import { eventOf } from './desk/front';
import { knowledgeOf } from './desk/knowledge';

/** The answer to whoever the claims name. */
const ask = (
  claims: Readonly<Record<string, unknown>>,
  path = '/v1/staff',
  team = service.team,
  method: 'GET' | 'POST' = 'GET',
) => send(path, { jwt: { claims: { token_use: 'access', ...claims }, scopes: null } }, team, method);

/** The answer when the gateway's authorizer has said this. */
async function send(path: string, authorizer: unknown, team = service.team, method: 'GET' | 'POST' = 'GET') {
  const event = eventOf({ method, path, role: 'staff' });
  const requestContext = { ...event.requestContext, authorizer };
  const ports = { ...counter(), ...memoryKnowledge(), ids: cryptoIds, knowledge: knowledgeOf({ ...service, team }) };
  const { statusCode, body } = Object(await lambda(appAt(path, ports))(Object.assign(event, { requestContext })));
  return { status: statusCode, json: JSON.parse(body) };
}

/** The passes that were given. */
const passes: LivePass[] = [];
const live: LivePassStore = {
  saveLivePass: async (pass) => {
    passes.push(pass);
  },
  takeLivePass: async () => undefined,
};

function appAt(path: string, ports: DeskDependencies & KnowledgeDependencies) {
  if (path.startsWith('/v1/live')) return serve(createApp(), LIVE_ENDPOINTS, () => ({ ...ports, ids: cryptoIds, live }));
  return path.startsWith('/v1/knowledge') ? knowledgeApp(() => ports) : deskApp(() => ports);
}

const roleOf = async (username: string, groups: unknown) => (await ask({ username, 'cognito:groups': groups })).json.me?.role;

describe('a person of the organisation’s own login', () => {
  it('is known by the login that was added to the token, not by the name that Cognito made', async () => {
    const claims = { username: 'Organisation_3f2a', mostrador_login: 'luis', 'cognito:groups': '[lead]' };
    expect((await ask(claims)).json.me).toMatchObject({ login: 'luis', role: 'lead' });
    expect((await ask({ ...claims, mostrador_login: '' })).status).toBe(401);
    expect((await ask({ username: 'Organisation_3f2a', 'cognito:groups': '[lead]' })).status).toBe(403);
  });
});

describe('the effective role of a member of staff', () => {
  it.each([
    ['luis', '[lead]', 'lead'],
    ['luis', '[staff lead]', 'lead'],
    ['luis', '[admin]', 'lead'],
    ['luis', '[staff]', 'staff'],
    ['ana', '[admin]', 'staff'],
    ['admin', '[admin]', 'admin'],
    ['admin', ['staff', 'lead'], 'lead'],
    ['admin', [7, null, 'lead'], 'lead'],
    ['luis', 'lead', 'lead'],
  ])('of %s in the groups %p is %s, the lower of token and team', async (login, groups, role) => {
    expect(await roleOf(login, groups)).toBe(role);
  });

  it.each(['/v1/staff', '/v1/tickets', '/v1/knowledge'])('is none for whoever left the team: %s answers 403', async (path) => {
    const claims = { username: 'luis', 'cognito:groups': '[admin]' };
    expect((await ask(claims, path)).status).toBe(200);
    const left = service.team.filter(({ login }) => login !== 'luis');
    expect(await ask(claims, path, left)).toMatchObject({ status: 403, json: { code: 'FORBIDDEN' } });
  });

  it.each([
    ['[x,lead]'],
    ['x,lead'],
    ['x lead'],
    ['x[lead]'],
    ['[lead]x'],
    ['x[ lead ]'],
    ['[ lead ]x'],
    ['x\n[lead]'],
    ['[]'],
    [''],
    [7],
    [{ lead: true }],
    [undefined],
  ])('is none for groups that are written %p', async (groups) => {
    expect(await ask({ username: 'luis', 'cognito:groups': groups })).toMatchObject({ status: 403 });
  });

  it.each(['bot', 'customer', 'watch', 'Bot'])(
    'is none for the reserved login %s, even with a row in the team',
    async (login) => {
      const team = [...service.team, { login, name: 'X', role: 'admin' as const, skills: [], languages: service.languages }];
      expect(await ask({ username: login, 'cognito:groups': '[admin]' }, '/v1/staff', team)).toMatchObject({ status: 403 });
    },
  );
});

describe('who has no access token', () => {
  const groups = { 'cognito:groups': '[admin]' };

  it.each([
    ['no login', groups],
    ['an empty login', { username: '', ...groups }],
    ['a login that is no text', { username: 7, ...groups }],
    ['an ID token', { username: 'luis', token_use: 'id', ...groups }],
    ['a token that does not say what it is', { username: 'luis', token_use: undefined, ...groups }],
  ])('is told where to sign in: %s', async (_what, claims) => {
    expect(await ask(claims)).toMatchObject({
      status: 401,
      json: { code: 'UNAUTHENTICATED', detail: 'Sign in at /desk first; programs send the access token of that login.' },
    });
  });

  it.each([[undefined], [null], ['claims'], [{ jwt: null }], [{ jwt: { claims: null } }], [{ jwt: { claims: 'admin' } }]])(
    'is told so too when the gateway has verified %p',
    async (authorizer) => expect((await send('/v1/staff', authorizer)).status).toBe(401),
  );
});

describe('who has one but may not come in is told whom to ask', () => {
  it('without one of our groups', async () => {
    const { json } = await ask({ username: 'luis', 'cognito:groups': '[guests]' });
    expect(json.detail).toBe('This login is in none of the groups staff, lead and admin. Have an administrator add it to one.');
  });

  it('without a row in the team', async () => {
    const { json } = await ask({ username: 'nobody', 'cognito:groups': '[admin]' });
    expect(json.detail).toBe('This login is not in the team. Have an administrator add it under `team` in service.yaml.');
  });
});

describe('a pass for the live connection', () => {
  const luis = { username: 'luis', 'cognito:groups': '[lead]' };

  it('ends with the access token', async () => {
    const { status, json } = await ask({ ...luis, exp: '1767225600' }, '/v1/live', service.team, 'POST');
    expect([status, json]).toEqual([200, { pass: expect.any(String) }]);
    expect(passes).toMatchObject([{ login: 'luis', rightsUntilSeconds: 1_767_225_600 }]);
  });

  it.each([[undefined], ['never'], [{}]])('is not given to a token whose end is %p', async (exp) => {
    expect(await ask({ ...luis, exp }, '/v1/live', service.team, 'POST')).toMatchObject({
      status: 401,
      json: { code: 'UNAUTHENTICATED', detail: 'Use an access token that has an end (`exp`).' },
    });
  });
});
