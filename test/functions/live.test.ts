import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { type LocalServer, startLocal } from '../../infra/local/server';
import { TEST_SHOP } from '../support/knowledge-folders';

jest.setTimeout(120_000);

let folder: string;
let knowledgeDir: string;
let server: LocalServer;
const pages: Page[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mostrador-live-'));
  knowledgeDir = join(folder, 'knowledge');
  await cp(TEST_SHOP, knowledgeDir, { recursive: true });
  server = await startLocal({ dataDir: join(folder, 'data'), knowledgeDir });
});

afterEach(() => {
  for (const page of pages.splice(0)) page.socket.terminate();
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** A page's socket, and everything that it has heard. */
class Page {
  readonly heard: object[] = [];
  closedWith: number | undefined;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => this.heard.push(JSON.parse(String(data))));
    socket.on('close', (code) => {
      this.closedWith = code;
    });
    pages.push(this);
  }

  static async connect(headers: Record<string, string> = {}): Promise<Page> {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`, { headers });
    const page = new Page(socket);
    await new Promise<void>((done, fail) => socket.once('open', done).once('error', fail));
    return page;
  }

  say(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Resolves as soon as a message like this has been heard. */
  async hears(message: object): Promise<void> {
    await until(
      () => this.heard.some((one) => isLike(one, message)),
      `${JSON.stringify(message)} in ${JSON.stringify(this.heard)}`,
    );
  }
}

const isLike = (one: object, wanted: object) => Object.entries(wanted).every(([name, value]) => Reflect.get(one, name) === value);

async function until(isTrue: () => boolean, what: string): Promise<void> {
  for (let tries = 0; !isTrue(); tries++) {
    if (tries > 600) throw new Error(`never came: ${what}`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

async function api(method: string, path: string, token: string, body?: object) {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
}

async function customerWithTicket() {
  const { conversationId: conversation, token } = (await api('POST', '/v1/conversations', '', {})).body;
  const { body } = await api('POST', `/v1/conversations/${conversation}/handoff`, token, { name: 'Eva' });
  return { conversation, token, number: String(body.ticket.number) };
}

async function desk(login = 'ana'): Promise<Page> {
  const { status, body } = await api('POST', '/v1/live', await server.token(login));
  expect(status).toBe(200);
  const page = await Page.connect();
  page.say({ type: 'hello', pass: body.pass });
  await page.hears({ type: 'ready' });
  return page;
}

describe('a socket', () => {
  it('tells a customer of a reply, and the desks of the customer', async () => {
    const { conversation, token, number } = await customerWithTicket();
    const [customer, other, ana] = [await Page.connect(), await Page.connect(), await desk()];
    customer.say({ type: 'hello', conversation, token });
    await customer.hears({ type: 'ready' });
    ana.say({ type: 'attend', number });
    const { body } = await api('GET', `/v1/conversations/${conversation}/messages?after=0`, token);
    await api('POST', `/v1/tickets/${number}/replies`, await server.token('ana'), { text: 'Ya voy' });
    const seq = body.messages.length + 1;
    await until(() => customer.heard.some((one) => Number(Reflect.get(one, 'seq')) >= seq), 'news of the reply');
    await api('POST', `/v1/conversations/${conversation}/messages`, token, { id: 'x1', text: 'gracias, espero' });
    await ana.hears({ type: 'ticket', number });
    await ana.hears({ type: 'queue', seconds: 5 });
    expect(other.heard).toEqual([]);
  });

  it('passes on who is typing, in both directions and no further', async () => {
    const { conversation, token, number } = await customerWithTicket();
    const stranger = await customerWithTicket();
    const [customer, foreign, ana, luis] = [await Page.connect(), await Page.connect(), await desk(), await desk('luis')];
    customer.say({ type: 'hello', conversation, token });
    foreign.say({ type: 'hello', conversation: stranger.conversation, token: stranger.token });
    await Promise.all([customer.hears({ type: 'ready' }), foreign.hears({ type: 'ready' })]);
    luis.say({ type: 'attend', number });
    ana.say({ type: 'attend', number });
    // Two sockets keep no order between them: whoever comes second is told to the first.
    await Promise.any([luis, ana].map((page) => page.hears({ type: 'presence', number })));
    ana.say({ type: 'typing' });
    await until(() => customer.heard.some((one) => 'name' in one), 'who is typing');
    customer.say({ type: 'typing' });
    await ana.hears({ type: 'typing' });
    expect(foreign.heard).toEqual([{ type: 'ready', seconds: expect.any(Number) }]);
  });

  it('admits nobody without a right, and then says nothing', async () => {
    const { conversation, token } = await customerWithTicket();
    const { body } = await api('POST', '/v1/live', await server.token('ana'));
    const used = await Page.connect();
    used.say({ type: 'hello', pass: body.pass });
    await used.hears({ type: 'ready' });
    const forged = [
      { type: 'hello', conversation, token: `${token}x` },
      { type: 'hello', conversation: 'nobody', token },
      { type: 'hello', pass: body.pass },
      { type: 'hello', pass: 'x'.repeat(43) },
    ];
    for (const hello of forged) {
      const page = await Page.connect();
      page.say(hello);
      await page.hears({ type: 'refused' });
      page.say({ type: 'typing' });
      page.say({ type: 'attend', number: 'M-00000000' });
      await api('POST', `/v1/conversations/${conversation}/messages`, token, { id: `x${forged.indexOf(hello)}`, text: 'hola' });
      expect(page.heard).toEqual([{ type: 'refused' }]);
    }
    expect((await api('POST', '/v1/live', token)).status).toBe(401);
  });

  it('hears no more of a conversation that is deleted', async () => {
    const { conversation, token } = await customerWithTicket();
    const page = await Page.connect();
    page.say({ type: 'hello', conversation, token });
    await page.hears({ type: 'ready' });
    await api('DELETE', `/v1/conversations/${conversation}`, token);
    const before = page.heard.length;
    page.say({ type: 'typing' });
    page.say({ type: 'hello', conversation, token });
    await page.hears({ type: 'refused' });
    expect(page.heard).toHaveLength(before + 1);
  });

  it('renews its rights now and then, and never becomes somebody else', async () => {
    const { conversation, token } = await customerWithTicket();
    const other = await customerWithTicket();
    const page = await Page.connect();
    for (let count = 0; count < 5; count++) page.say({ type: 'hello', conversation, token });
    page.say({ type: 'hello', conversation: other.conversation, token: other.token });
    page.say({ type: 'typing' });
    await page.hears({ type: 'ready' });
    await api('POST', `/v1/conversations/${other.conversation}/messages`, other.token, { id: 'x1', text: 'hola' });
    await api('POST', `/v1/conversations/${conversation}/messages`, token, { id: 'x1', text: 'hola' });
    await page.hears({ type: 'news' });
    expect(page.heard.filter((one) => isLike(one, { type: 'ready' }))).toHaveLength(1);
    expect(page.heard.filter((one) => isLike(one, { type: 'news' }))).toHaveLength(1);
  });

  it('hears nothing more once its person has left the team, and a pass of before is void', async () => {
    const { conversation, token, number } = await customerWithTicket();
    const [luis, ana] = [await desk('luis'), await desk()];
    ana.say({ type: 'attend', number });
    const signedIn = await server.token('luis');
    const passes: string[] = [];
    for (let count = 0; count < 20; count++) passes.push((await api('POST', '/v1/live', signedIn)).body.pass);
    const file = join(knowledgeDir, 'service.yaml');
    const service = await readFile(file, 'utf8');
    await writeFile(file, service.replace(/^( +)luis:/m, '$1gone:'));
    while ((await api('POST', '/v1/live', signedIn)).status === 200);
    // Each function takes the new team up by itself, within a moment.
    for (let isRefused = false; !isRefused; ) {
      const late = await Page.connect();
      late.say({ type: 'hello', pass: passes.pop() ?? '' });
      await until(() => late.heard.length > 0, 'an answer');
      isRefused = late.heard.some((one) => isLike(one, { type: 'refused' }));
      expect(passes.length).toBeGreaterThan(0);
    }
    const before = luis.heard.length;
    luis.say({ type: 'attend', number });
    await api('POST', `/v1/conversations/${conversation}/messages`, token, { id: 'x1', text: 'hola' });
    await ana.hears({ type: 'ticket', number });
    expect(luis.heard).toHaveLength(before);
    await writeFile(file, service);
  });

  it('is refused to a page of another origin, and to another address', async () => {
    await expect(Page.connect({ origin: 'https://elsewhere.example' })).rejects.toThrow('403');
    await expect(Page.connect({ host: 'elsewhere.example' })).rejects.toThrow('403');
    await (await Page.connect({ origin: server.url })).socket.close();
  });

  it('survives nonsense, and is closed when it says too much', async () => {
    const { conversation, token } = await customerWithTicket();
    const page = await Page.connect();
    for (const nonsense of ['', '{', '[]', 'null', '{"type":"hello"}', '{"type":"__proto__"}', '{"type":"ping","x":1}'])
      page.say(nonsense);
    page.say({ type: 'hello', conversation, token });
    await page.hears({ type: 'ready' });
    page.say('x'.repeat(200_000));
    await until(() => page.closedWith === 1009, 'closed for its size');
    const flood = await Page.connect();
    for (let count = 0; count < 200; count++) flood.say({ type: 'ping' });
    await until(() => flood.closedWith === 1008, 'closed for its pace');
  });
});
