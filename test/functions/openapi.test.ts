import { openApiDocument, operationOf } from '../../functions/api/openapi';
import { OPERATIONS } from '../../functions/api/operations';
import { healthApp } from '../../functions/health/app';
import { knowledgeApp } from '../../functions/knowledge/app';
import { REGISTRY } from '../../functions/registry';
import { call } from '../support/api';
import { testPorts } from '../support/conversation-ports';

const routes = Object.values(REGISTRY).flatMap(({ routes: list }) => list.map(({ method, path }) => `${method} ${path}`));

describe('the OpenAPI document', () => {
  it('describes every route of the registry, and no other', () => {
    const described = Object.keys(OPERATIONS);
    expect(described.filter((key) => !routes.includes(key))).toEqual([]);
    expect(routes.filter((key) => !described.includes(key))).toEqual(['POST /api/messages', 'GET /openapi.json']);
  });

  it('says for each route who may call it', () => {
    const { paths } = openApiDocument('1.0.0');
    for (const { routes: list } of Object.values(REGISTRY)) {
      for (const route of list.filter((one) => operationOf(one) !== undefined)) {
        const operation = paths[route.path]?.[route.method.toLowerCase()];
        expect(operation).toMatchObject(route.auth === 'none' ? {} : { security: [{ [route.auth]: [] }] });
      }
    }
  });
});

describe('health', () => {
  it('says which version and which knowledge runs', async () => {
    const ports = testPorts();
    const answer = await call(
      healthApp(() => ports),
      'GET /v1/health',
      '/v1/health',
    );
    const { base } = await ports.knowledge.current();
    expect(answer.body).toMatchObject({ status: 'ok', knowledgeVersion: base.version });
  });

  it('says so when the store cannot be reached', async () => {
    const ports = testPorts({
      wrap: (store) => ({
        ...store,
        ping: async () => {
          throw new Error('gone');
        },
      }),
    });
    expect(
      await call(
        healthApp(() => ports),
        'GET /v1/health',
        '/v1/health',
      ),
    ).toMatchObject({ status: 503, body: { status: 'degraded' } });
  });
});

describe('knowledge', () => {
  const ports = testPorts();
  const app = knowledgeApp(() => ports);
  const claims = { username: 'ana', token_use: 'access', 'cognito:groups': '[staff]' };

  it('lists what is published', async () => {
    const { body } = await call(app, 'GET /v1/knowledge', '/v1/knowledge', { claims });
    expect(body.entries.find(({ id }: { id: string }) => id === 'delivery/times')).toMatchObject({
      languages: ['en', 'es'],
      phrasings: 10,
    });
  });

  it('says how far the next version is while it is being learnt, and nothing otherwise', async () => {
    let learning: number | undefined = 0.4;
    const knowledge = { ...ports.knowledge, learning: async () => learning };
    const asked = (tag = '') =>
      call(
        knowledgeApp(() => ({ ...ports, knowledge })),
        'GET /v1/knowledge',
        '/v1/knowledge',
        { claims, headers: { 'if-none-match': tag } },
      );
    const first = await asked();
    expect(first.body).toMatchObject({ learning: 0.4 });
    learning = undefined;
    const then = await asked(first.headers.get('etag') ?? '');
    expect(then.body).not.toHaveProperty('learning');
    expect((await asked(then.headers.get('etag') ?? '')).status).toBe(304);
  });

  it('tries a question and explains the decision, without keeping anything', async () => {
    const before = ports.memory.dump();
    const { body } = await call(app, 'POST /v1/knowledge/try', '/v1/knowledge/try', {
      claims,
      body: { text: 'gastos de envío', language: 'es' },
    });
    expect(body).toMatchObject({
      explanation: {
        decision: 'answer',
        candidates: expect.arrayContaining([expect.objectContaining({ entryId: 'delivery/cost' })]),
      },
      replies: [{ kind: 'answer' }],
    });
    expect(ports.memory.dump()).toBe(before);
  });

  it('is for staff', async () => {
    expect((await call(app, 'GET /v1/knowledge', '/v1/knowledge')).status).toBe(401);
    expect(
      (
        await call(app, 'GET /v1/knowledge', '/v1/knowledge', {
          claims: { username: 'eve', token_use: 'access', 'cognito:groups': '[]' },
        })
      ).status,
    ).toBe(403);
  });
});
