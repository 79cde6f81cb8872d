import { z } from 'zod';
import { TEST_SHOP } from '../../support/knowledge-folders';
import { Command } from './fixtures/command';
import { type Folders, makeFolders } from './fixtures/data-folder';

/** `KILLS=200 npx jest test/infra/local/crash` for a long run. */
const KILLS = Number(process.env.KILLS ?? 2);
const CUSTOMERS = 4;

const message = z.object({ seq: z.int(), id: z.string(), text: z.string(), author: z.object({ role: z.string() }) });
type Message = z.infer<typeof message>;
const opened = z.object({ conversationId: z.string(), token: z.string(), messages: z.array(message) });
const news = z.object({ messages: z.array(message) });

/** One customer, and everything that the server has ever acknowledged to them: an account kept outside of it. */
class Customer {
  #token = '';
  #path = '';
  readonly #acknowledged = new Map<number, Message>();
  /** Sent, and not known to be taken or not. */
  #unsure: { readonly id: string; readonly text: string } | undefined;
  #sent = 0;

  async open(url: string): Promise<void> {
    const answer = opened.parse(await (await post(url, '/v1/conversations', '', {})).json());
    this.#token = answer.token;
    this.#path = `/v1/conversations/${answer.conversationId}/messages`;
    this.#note(answer.messages);
  }

  /** Talks until the server is gone. */
  async talk(url: string): Promise<void> {
    for (;;) {
      this.#unsure ??= { id: `c${this.#sent}`, text: `mensaje ${this.#sent++}: ¿cuánto tarda la entrega?` };
      let answer: Response;
      try {
        answer = await post(url, this.#path, this.#token, this.#unsure);
        this.#note(news.parse(await answer.json()).messages);
      } catch {
        return;
      }
      this.#unsure = undefined;
    }
  }

  /** Says again what was not answered for, and then holds the transcript against the account. */
  async check(url: string): Promise<void> {
    if (this.#unsure !== undefined) {
      const answer = await post(url, this.#path, this.#token, this.#unsure);
      expect(answer.status).toBe(200);
      this.#note(news.parse(await answer.json()).messages);
      this.#unsure = undefined;
    }
    const transcript: Message[] = [];
    for (;;) {
      const answer = await fetch(`${url}${this.#path}?after=${transcript.length}`, {
        headers: { authorization: `Bearer ${this.#token}` },
      });
      const { messages } = news.parse(await answer.json());
      if (messages.length === 0) break;
      transcript.push(...messages);
    }
    expect(transcript.map(({ seq }) => seq)).toEqual(transcript.map((_message, index) => index + 1));
    for (const [seq, acknowledged] of this.#acknowledged) expect(transcript[seq - 1]).toEqual(acknowledged);
    const said = transcript.filter(({ author }) => author.role === 'customer').map(({ text }) => text);
    expect(said).toEqual([...new Set(said)]);
    expect(said).toHaveLength(this.#sent);
  }

  get acknowledged(): number {
    return this.#acknowledged.size;
  }

  #note(messages: readonly Message[]): void {
    for (const noted of messages) this.#acknowledged.set(noted.seq, noted);
  }
}

function post(url: string, path: string, token: string, body: unknown): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
}

describe('a server that is killed in the middle of it', () => {
  let folders: Folders;
  let server: Command | undefined;

  const start = async () => {
    // Customers who write without pause would be asked to slow down.
    process.env.MESSAGES_PER_MINUTE = '1000000';
    process.env.CONVERSATIONS_PER_MINUTE = '1000000';
    process.env.ADDRESS_WRITES_PER_MINUTE = '1000000';
    server = new Command('start', ['--data', folders.dataDir, '--knowledge', TEST_SHOP, '--port', '0']);
    return { server, url: await server.url() };
  };

  beforeAll(async () => {
    folders = await makeFolders();
  });
  afterAll(async () => {
    server?.kill('SIGTERM');
    await server?.ended;
    await folders.remove();
  });

  it(
    'has lost nothing that it acknowledged, and left nothing half, when it is up again',
    async () => {
      const customers = Array.from({ length: CUSTOMERS }, () => new Customer());
      let running = await start();
      for (const customer of customers) await customer.open(running.url);
      for (let kill = 0; kill < KILLS; kill++) {
        const talking = customers.map((customer) => customer.talk(running.url));
        await new Promise((done) => setTimeout(done, 200 + Math.random() * 300));
        running.server.kill('SIGKILL');
        await Promise.all(talking);
        await running.server.ended;
        running = await start();
        for (const customer of customers) await customer.check(running.url);
      }
      expect(customers.reduce((sum, { acknowledged }) => sum + acknowledged, 0)).toBeGreaterThan(KILLS * CUSTOMERS);
    },
    KILLS * 60_000,
  );
});
