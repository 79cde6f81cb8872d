import type { Operation } from '../../functions/api/endpoint';
import { openApiDocument } from '../../functions/api/openapi';
import { OPERATIONS } from '../../functions/api/operations';
import { healthApp } from '../../functions/health/app';
import { knowledgeApp } from '../../functions/knowledge/app';
import { FUNCTION_NAMES, REGISTRY, type Route } from '../../functions/registry';
import { call } from '../support/api';
import { testPorts } from '../support/conversation-ports';
import { memoryKnowledge } from '../support/memory-knowledge';

const operations: readonly (readonly [string, readonly Operation[]])[] = Object.entries(OPERATIONS);

/** What is no part of the API: another protocol, and its description. */
const UNDESCRIBED = ['POST /api/messages', 'GET /openapi.json'];

const inWords = ({ method, path, auth }: Route) => `${method} ${path}, by ${auth}`;

describe('the registry, which the infrastructure reads, and the definitions of the operations', () => {
  it.each(FUNCTION_NAMES)('agree on the routes of %s, and on who may call them', (name) => {
    const rows = REGISTRY[name].routes.filter(({ method, path }) => !UNDESCRIBED.includes(`${method} ${path}`));
    const defined = operations.find(([owner]) => owner === name)?.[1] ?? [];
    expect(rows.map(inWords).sort()).toEqual(defined.map(inWords).sort());
  });
});

describe('the OpenAPI document', () => {
  it('says for each operation who may call it', () => {
    const { paths } = openApiDocument('1.0.0');
    for (const { path, method, auth } of operations.flatMap(([, list]) => list)) {
      expect(paths[path]?.[method.toLowerCase()]).toMatchObject(auth === 'none' ? {} : { security: [{ [auth]: [] }] });
    }
  });

  it('is made once, since anybody may ask for it', () => {
    expect(openApiDocument('1.0.0')).toBe(openApiDocument('1.0.0'));
    expect(openApiDocument('1.0.1').info.version).toBe('1.0.1');
  });

  it('shows an example of each body, which the body accepts', () => {
    const bodies = operations.flatMap(([, list]) => list).filter(({ body }) => body !== undefined);
    expect(bodies.length).toBeGreaterThan(15);
    for (const { body, example } of bodies) expect(body?.safeParse(example)).toMatchObject({ success: true });
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
  const ports = { ...testPorts(), ...memoryKnowledge() };
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
