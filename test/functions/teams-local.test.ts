import { z } from 'zod';
import { type LocalServer, startLocal } from '../../infra/local/server';
import { APP_ID, activityOf, ISSUER, type Microsoft, PASSWORD, startMicrosoft, TENANT } from '../bot/adapters/teams/microsoft';
import { type Folders, makeFolders } from '../infra/local/fixtures/data-folder';
import { waitFor } from '../infra/local/fixtures/wait-for';

// Processes are started and bundles built: on a machine that is busy, that takes its time.
jest.setTimeout(120_000);

let folders: Folders;
let microsoft: Microsoft;
let server: LocalServer;

beforeAll(async () => {
  folders = await makeFolders();
  microsoft = await startMicrosoft();
  server = await startLocal({
    ...folders,
    processes: true,
    env: {
      TEAMS_APP_ID: APP_ID,
      TEAMS_TENANT_ID: TENANT,
      TEAMS_APP_PASSWORD: PASSWORD,
      TEAMS_METADATA_URL: `${microsoft.url}/metadata`,
      TEAMS_TOKEN_ISSUER: ISSUER,
      TEAMS_LOGIN_URL: `${microsoft.url}/login`,
    },
  });
});
afterAll(async () => {
  await server.close();
  await microsoft.close();
  await folders.remove();
});

async function send(activity: Readonly<Record<string, unknown>>, token: string): Promise<Response> {
  return fetch(`${server.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(activity),
  });
}

async function desk(path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${server.url}/v1${path}`, {
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await server.token('ana')}` },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  expect(answer.status).toBe(200);
  return answer.json();
}

const shown = () => JSON.stringify(microsoft.posts.map(({ activity }) => activity));

describe('Teams with authentication on, every function from its bundle', () => {
  it('takes a customer from a question to a person, whose reply arrives by itself', async () => {
    const token = await microsoft.token();
    expect((await send(activityOf(microsoft.serviceUrl, { text: '¿Cuánto tarda la entrega?' }), token)).status).toBe(200);
    expect(
      (await send(activityOf(microsoft.serviceUrl, { text: 'quiero hablar con una persona sobre mi xilófono roto' }), token))
        .status,
    ).toBe(200);
    const number = /M-[0-9A-HJKMNP-TV-Z]{8}/.exec(shown())?.[0];
    const queue = z.object({ tickets: z.array(z.object({ number: z.string(), channel: z.string() })) });
    expect(queue.parse(await desk('/tickets')).tickets).toEqual([{ number, channel: 'teams' }]);

    const before = microsoft.posts.length;
    await desk(`/tickets/${number}/replies`, { text: 'Hola, soy Ana.' });
    await waitFor(() => microsoft.posts.slice(before).find(({ activity }) => activity.summary === 'Hola, soy Ana.'));
    for (const { authorization } of microsoft.posts) expect(authorization).toMatch(/^Bearer bot-token-\d+$/);
  });

  it('lets nothing in that is forged', async () => {
    const before = microsoft.posts.length;
    const forged = await Promise.all([
      microsoft.token({}, { key: 'stranger' }),
      microsoft.token({ serviceurl: undefined }),
      microsoft.token({ aud: 'another-bot' }),
    ]);
    for (const token of forged) {
      const answer = await send(activityOf(microsoft.serviceUrl), token);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(microsoft.posts).toHaveLength(before);
  });
});
