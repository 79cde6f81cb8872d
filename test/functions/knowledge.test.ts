import { sha256Digest } from '../../bot/adapters/crypto';
import { tryQuestion } from '../../bot/conversation/try-question';
import type { Message } from '../../bot/model/message';
import type { HelpFeedback } from '../../bot/ports';
import { publish } from '../../bot/publishing/publish';
import { knowledgeApp } from '../../functions/knowledge/app';
import { KNOWLEDGE_ENDPOINTS } from '../../functions/knowledge/endpoints';
import { desk, entry, replaced, TINY } from '../bot/publishing/fixture';
import { type Call, call } from '../support/api';
import { MONDAY, testPorts } from '../support/conversation-ports';
import { memoryKnowledge } from '../support/memory-knowledge';
import { smallKnowledge } from '../support/small-knowledge';

const claimsOf = (username: string, group: string) => ({ username, token_use: 'access', 'cognito:groups': `[${group}]` });
const CARMEN = claimsOf('admin', 'admin');
const COST = '/v1/knowledge/drafts/shop/cost/en';
const DRAFT = '/v1/knowledge/drafts/{topic}/{entry}/{language}';

function knowledge() {
  const ports = { ...desk(), ...testPorts(), ...memoryKnowledge() };
  const app = knowledgeApp(() => ports);
  const ask = (route: string, path: string, more: Call = {}) => call(app, route, path, { claims: CARMEN, ...more });
  return {
    ports,
    ask,
    publishFiles: async (files = TINY) => {
      const outcome = await publish(ports, { holder: 'setup', author: 'admin', files });
      if (outcome.kind !== 'published') throw new Error(JSON.stringify(outcome));
      return outcome.publication;
    },
    save: (body: object, path = COST) => ask(`PUT ${DRAFT}`, path, { body: { revision: 0, ...body } }),
    check: () => ask('POST /v1/knowledge/check', '/v1/knowledge/check', { body: {} }),
  };
}

describe('who may change knowledge', () => {
  const changing = KNOWLEDGE_ENDPOINTS.filter(({ permission }) => String(permission?.roles) === 'admin');

  it.each(changing.flatMap((endpoint) => ['staff', 'lead'].map((role) => ({ ...endpoint, role }))))(
    '$method $path is not for $role, whatever the token says',
    async ({ method, path, role, example }) => {
      const { ask, ports } = knowledge();
      const at = path
        .replace('{topic}', 'shop')
        .replace('{entry}', 'cost')
        .replace('{language}', 'en')
        .replace(/\{\w+\}/, 'x');
      const body = example === undefined ? {} : { body: example };
      // The lower of the token's role and the team's counts: `ana` is staff in the team, and `luis` lead.
      for (const claims of [claimsOf('admin', role), claimsOf(role === 'staff' ? 'ana' : 'luis', 'admin')]) {
        const answer = await ask(`${method} ${path}`, at, { ...body, claims });
        expect([answer.status, answer.body.code]).toEqual([403, 'FORBIDDEN']);
      }
      expect(await ports.records.listDrafts()).toEqual([]);
      expect(ports.started).toEqual([]);
    },
  );
});

describe('what customers asked', () => {
  it('is told as far as an answer holds it, and grouped as a whole', async () => {
    const { ports, ask } = knowledge();
    const { explanation } = tryQuestion(smallKnowledge(), 'qwerty', 'en', MONDAY, sha256Digest);
    const at = (nr: number) => new Date(MONDAY.getTime() - nr * 1_000).toISOString();
    const asked = (nr: number): Message => ({
      ...{ id: `x${nr}`, seq: nr, at: at(nr + 3_000), author: { role: 'customer' }, kind: 'text', explanation },
      text: `engraving ${'字'.repeat(1_900)}`,
    });
    const missed = (nr: number): HelpFeedback => ({
      ...{ id: `f${nr}`, entryId: 'shop/cost', question: 'What does shipping cost?', language: 'en', helpful: false },
      ...{ missing: 'weekends', at: at(nr) },
    });
    Object.assign(ports, {
      recent: {
        listRecentConversations: async () => [{ id: 'c', messages: Array.from({ length: 2_000 }, (_, nr) => asked(nr)) }],
      },
      helpFeedback: { listHelpFeedback: async () => Array.from({ length: 2_000 }, (_, nr) => missed(nr)) },
    });
    const turns = await ask('GET /v1/knowledge/turns', '/v1/knowledge/turns');
    expect(turns.body.turns.length).toBeGreaterThan(500);
    expect(Buffer.byteLength(JSON.stringify(turns.body))).toBeLessThan(3_000_000);
    // However much is said of help pages, most of it is what was asked.
    const { body } = await ask('GET /v1/knowledge/gaps', '/v1/knowledge/gaps');
    expect(body.gaps).toMatchObject([{ count: 1_500 }, { count: 500, reasons: { help_page: 500 } }]);
  });
});

describe('a draft', () => {
  it('is made of the fields of a form; comments and other keys of the file stay', async () => {
    const { publishFiles, save, ask } = knowledge();
    const text = '---\n# Prices: ask Luis.\nquestion: What does shipping cost?\nthreshold: 0.6 # measured\n---\nFive euros.\n';
    await publishFiles(replaced(TINY, { path: 'shop/cost.en.md', text }));
    const saved = await save({ fields: { question: 'What does shipping cost?', also: ['price of shipping'] }, answer: 'Six.' });
    expect(saved.body.draft.text).toBe(
      '---\n# Prices: ask Luis.\nquestion: What does shipping cost?\nthreshold: 0.6 # measured\nalso:\n  - price of shipping\n---\nSix.\n',
    );
    expect(saved.body.problems).toEqual([]);
    const { body } = await ask('GET /v1/knowledge/entries/{topic}/{entry}', '/v1/knowledge/entries/shop/cost');
    expect(body.files.find(({ language }: { language: string }) => language === 'en')).toMatchObject({
      text,
      draft: { revision: 1, author: 'admin' },
    });
  });

  it('that is wrong is kept, and told with its line', async () => {
    const { publishFiles, save, check } = knowledge();
    await publishFiles();
    const { status, body } = await save({ text: '---\nquestoin: x\n---\nA\n' });
    expect(status).toBe(200);
    expect(body.problems).toContainEqual(expect.objectContaining({ file: 'shop/cost.en.md', line: 2, column: 1 }));
    expect((await check()).body.problems).toContainEqual(expect.objectContaining({ file: 'shop/cost.en.md', line: 2 }));
  });

  it('of two people who change the same file is the first one; the other is shown it', async () => {
    const { publishFiles, save } = knowledge();
    await publishFiles();
    await save({ text: 'mine' });
    const second = await save({ text: 'yours' });
    expect([second.status, second.body.code, second.body.draft.text]).toEqual([409, 'KNOWLEDGE_CONFLICT', 'mine']);
    expect((await save({ text: 'yours', revision: 1 })).status).toBe(200);
  });

  it.each(['..%2Fsecret', 'a%2Fb', 'x.y', '%00', '-x', 'ñ'])('has no path such as shop/%s', async (name) => {
    const { save, ports } = knowledge();
    const { status, body } = await save({ text: 'x' }, `/v1/knowledge/drafts/shop/${name}/en`);
    expect([status, body.code]).toEqual([400, 'INVALID_REQUEST']);
    expect(await ports.records.listDrafts()).toEqual([]);
  });

  it('is reviewed with all others: what changes, what is wrong, and what somebody else changed meanwhile', async () => {
    const { publishFiles, save, check, ask, ports } = knowledge();
    await publishFiles();
    const basedOn = ports.digest.sha256(TINY[3]?.text ?? '');
    await save({ basedOn, fields: { question: 'What does shipping cost?' }, answer: 'Six euros.' });
    await save({ removed: true }, '/v1/knowledge/drafts/shop/times/en');
    const { body } = await check();
    expect(body.drafts).toMatchObject([
      { path: 'shop/cost.en.md', removed: false },
      { path: 'shop/times.en.md', removed: true },
    ]);
    expect(body.changes).toMatchObject([
      {
        path: 'shop/cost.en.md',
        kind: 'changed',
        lines: expect.arrayContaining([
          { kind: 'removed', text: 'Five euros.' },
          { kind: 'added', text: 'Six euros.' },
        ]),
      },
      { path: 'shop/times.en.md', kind: 'removed' },
    ]);
    await publishFiles(replaced(TINY, entry('cost', 'What does shipping cost?', 'Seven euros.')));
    expect((await check()).body.conflicts).toContain('shop/cost.en.md');
    expect((await ask(`DELETE ${DRAFT}`, COST)).status).toBe(204);
    expect((await check()).body.drafts).toHaveLength(1);
  });
});

describe('the service file', () => {
  const SERVICE = '/v1/knowledge/service';

  it('is read as the values of a form, with what a customer who asks now is promised', async () => {
    const { publishFiles, ask } = knowledge();
    await publishFiles();
    const { status, body } = await ask(`GET ${SERVICE}`, SERVICE);
    expect(status).toBe(200);
    expect(body.settings.hours).toEqual({ timeZone: 'Europe/Madrid', mon: ['09:00-14:00'] });
    const normal = body.promises.find(({ priority }: { priority: string }) => priority === 'normal');
    // It is Monday, 10:30: half an hour of the four is left for the next Monday.
    expect(normal.reply.en).toMatch(/^Monday 30 November at 09:30/);
    expect(body.phrases.es['thanks.welcome.2']).toBe('Gracias a ti.');
  });

  it('promises something else as soon as the draft says so, and nothing while it is wrong', async () => {
    const { publishFiles, ask } = knowledge();
    await publishFiles();
    const put = (revision: number, changes: readonly object[]) => ask(`PUT ${SERVICE}`, SERVICE, { body: { revision, changes } });
    const hours = { path: ['hours'], value: { timeZone: 'Europe/Madrid', fri: ['09:00-10:00'], holidays: [] } };
    const { body } = await put(0, [hours, { path: ['serviceLevels', 'normal', 'firstResponseHours'], value: 1 }]);
    const normal = body.promises.find(({ priority }: { priority: string }) => priority === 'normal');
    expect(normal.reply.en).toMatch(/^Friday 27 November at 10:00/);
    const wrong = await put(1, [{ path: ['hours', 'fri'], value: ['9-10'] }]);
    expect([wrong.body.promises, wrong.body.settings.hours.fri]).toEqual([undefined, ['9-10']]);
  });

  it('keeps the comment, the quotes and the brackets of each value that stays', async () => {
    const { publishFiles, ask } = knowledge();
    const hours =
      'hours:\n  timeZone: Europe/Madrid\n  mon: ["09:00-14:00"] # early\n  holidays:\n    - "01-01" # New Year\n    - "2030-05-02" # ours\n';
    const text = (TINY[0]?.text ?? '').replace(/^hours: .*\n/m, hours);
    await publishFiles(replaced(TINY, { path: 'service.yaml', text }));
    const { body } = await ask(`PUT ${SERVICE}`, SERVICE, {
      body: {
        revision: 0,
        changes: [
          { path: ['hours', 'holidays'], value: ['01-01', '12-25'] },
          { path: ['hours', 'sat'], value: ['10:00-13:00'] },
        ],
      },
    });
    expect(body.problems).toEqual([]);
    expect(body.draft.text).toContain('    - "01-01" # New Year\n    - "12-25"\n');
    expect(body.draft.text).toContain('# early');
    expect(body.draft.text).toContain('sat: [ "10:00-13:00" ]');
  });

  it('is changed value by value, and keeps its comments', async () => {
    const { publishFiles, ask } = knowledge();
    const text = `# Ours.\n${TINY[0]?.text ?? ''}`;
    await publishFiles(replaced(TINY, { path: 'service.yaml', text }));
    const saved = await ask(`PUT ${SERVICE}`, SERVICE, {
      body: { revision: 0, changes: [{ path: ['hours', 'tue'], value: ['10:00-12:00'] }] },
    });
    expect(saved.body.problems).toEqual([]);
    expect(saved.body.draft.text).toMatch(/^# Ours\.\n/);
    expect(saved.body.draft.text).toContain('tue');
    const wrong = await ask(`PUT ${SERVICE}`, SERVICE, {
      body: { revision: 1, changes: [{ path: ['hours', 'tue'], value: ['25:00-12:00'] }] },
    });
    expect(wrong.body.problems).toContainEqual(expect.objectContaining({ file: 'service.yaml', severity: 'error' }));
    expect((await ask(`GET ${SERVICE}`, SERVICE)).body.draft.revision).toBe(2);
    expect((await ask(`DELETE ${SERVICE}`, SERVICE)).status).toBe(204);
  });
});

describe('publishing by the API', () => {
  it('is a job, whose progress and result can be asked for', async () => {
    const { publishFiles, ask, ports } = knowledge();
    await publishFiles();
    const { status, body } = await ask('POST /v1/knowledge/publish', '/v1/knowledge/publish', {
      body: { note: 'n', expected: 1 },
    });
    expect([status, body.job.state]).toEqual([202, 'waiting']);
    expect(ports.started).toEqual([body.job.id]);
    const state = await ask('GET /v1/knowledge/jobs/{id}', `/v1/knowledge/jobs/${body.job.id}`);
    expect(state.body.job).toMatchObject({ kind: 'publish', author: 'admin', progress: 0 });
    expect((await ask('GET /v1/knowledge/jobs/{id}', '/v1/knowledge/jobs/none')).status).toBe(404);
  });

  it('lists the versions, compares them, and makes an earlier one live', async () => {
    const { publishFiles, ask } = knowledge();
    const first = await publishFiles();
    await publishFiles(replaced(TINY, entry('cost', 'What does shipping cost?', 'Six euros.')));
    const list = await ask('GET /v1/knowledge/versions', '/v1/knowledge/versions', { claims: claimsOf('ana', 'staff') });
    expect(list.body).toMatchObject({ live: { number: 2 }, versions: [{ number: 2 }, { number: 1 }] });
    const { body } = await ask('GET /v1/knowledge/versions/{version}', `/v1/knowledge/versions/${first.version}`);
    expect(body.changes).toMatchObject([{ path: 'shop/cost.en.md', kind: 'changed' }]);
    const back = (more: object) =>
      ask('POST /v1/knowledge/rollback', '/v1/knowledge/rollback', { body: { version: first.version, ...more } });
    const overtaken = await back({ expected: 1 });
    expect([overtaken.status, overtaken.body.code]).toEqual([409, 'KNOWLEDGE_CONFLICT']);
    expect((await back({ expected: 2 })).body.publication).toMatchObject({ number: 3, kind: 'rollback', author: 'admin' });
    expect((await back({})).status).toBe(409);
    expect((await ask('GET /v1/knowledge/versions/{version}', '/v1/knowledge/versions/0123456789ab')).status).toBe(404);
  });
});

describe('a file that is imported', () => {
  const IMPORT = '/v1/knowledge/import';
  const content = (bytes: number) => Buffer.alloc(bytes, 'a').toString('base64');

  it('may have 200 KB, and is worked on by a job', async () => {
    const { ask, ports } = knowledge();
    const { status, body } = await ask(`POST ${IMPORT}`, IMPORT, { body: { name: 'faq.csv', content: content(200_000) } });
    expect([status, body.job.kind]).toEqual([202, 'import']);
    expect(ports.started).toEqual([body.job.id]);
  });

  it.each([
    [300_000, 400, 'INVALID_REQUEST'],
    [500_000, 413, 'TOO_LARGE'],
  ])('of %d bytes is refused', async (bytes, status, code) => {
    const { ask, ports } = knowledge();
    const answer = await ask(`POST ${IMPORT}`, IMPORT, { body: { name: 'faq.csv', content: content(bytes) } });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(ports.started).toEqual([]);
  });
});
