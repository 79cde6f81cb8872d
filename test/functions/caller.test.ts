import { lambda } from '../../functions/api/app';
import { deskApp } from '../../functions/desk/app';
import { knowledgeApp } from '../../functions/knowledge/app';
import { counter } from '../bot/tickets/counter';
import { service } from '../bot/tickets/sample';
import { eventOf } from './desk/front';
import { knowledgeOf } from './desk/knowledge';

/** The answer to `GET path` by whoever the claims name. */
async function ask(claims: Readonly<Record<string, unknown>>, path = '/v1/staff', team = service.team) {
  const event = eventOf({ method: 'GET', path, role: 'staff' });
  const requestContext = {
    ...event.requestContext,
    authorizer: { jwt: { claims: { token_use: 'access', ...claims }, scopes: null } },
  };
  const ports = { ...counter(), knowledge: knowledgeOf({ ...service, team }) };
  const app = path.startsWith('/v1/knowledge') ? knowledgeApp(() => ports) : deskApp(() => ports);
  const { statusCode, body } = Object(await lambda(app)(Object.assign(event, { requestContext })));
  return { status: statusCode, json: JSON.parse(body) };
}

const roleOf = async (username: string, groups: unknown) => (await ask({ username, 'cognito:groups': groups })).json.me?.role;

describe('the effective role of a member of staff', () => {
  it.each([
    ['luis', '[lead]', 'lead'],
    ['luis', '[staff lead]', 'lead'],
    ['luis', '[admin]', 'lead'],
    ['luis', '[staff]', 'staff'],
    ['ana', '[admin]', 'staff'],
    ['admin', '[admin]', 'admin'],
    ['admin', ['staff', 'lead'], 'lead'],
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

  it.each([['[x,lead]'], ['x,lead'], ['x lead'], ['[]'], [''], [7], [{ lead: true }], [undefined]])(
    'is none for groups that are written %p',
    async (groups) => {
      expect(await ask({ username: 'luis', 'cognito:groups': groups })).toMatchObject({ status: 403 });
    },
  );

  it.each(['bot', 'customer', 'watch', 'Bot'])(
    'is none for the reserved login %s, even with a row in the team',
    async (login) => {
      const team = [...service.team, { login, name: 'X', role: 'admin' as const, skills: [], languages: service.languages }];
      expect(await ask({ username: login, 'cognito:groups': '[admin]' }, '/v1/staff', team)).toMatchObject({ status: 403 });
    },
  );
});
