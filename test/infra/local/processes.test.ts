import { z } from 'zod';
import { type LocalServer, startLocal } from '../../../infra/local/server';
import { type Folders, makeFolders } from './fixtures/data-folder';

// Processes are started and bundles built: on a machine that is busy, that takes its time.
jest.setTimeout(120_000);

let folders: Folders;
let server: LocalServer;
const lines: string[] = [];

beforeAll(async () => {
  folders = await makeFolders();
  server = await startLocal({ ...folders, processes: true, log: (line) => lines.push(line) });
});
afterAll(async () => {
  await server.close();
  await folders.remove();
});

const opened = z.object({ conversationId: z.string(), token: z.string() });
const news = z.object({ state: z.string(), ticket: z.object({ number: z.string() }).optional() });

async function call<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  token: string,
  body?: unknown,
): Promise<z.infer<Schema>> {
  const answer = await fetch(`${server.url}/v1${path}`, {
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  expect({ path, status: answer.status }).toEqual({ path, status: answer.status < 300 ? answer.status : 200 });
  return schema.parse(await answer.json());
}

describe('the functions, each from its bundle in a process of its own', () => {
  it('take a customer from a question to a person', async () => {
    const conversation = await call(opened, '/conversations', 'none', { language: 'es' });
    const path = `/conversations/${conversation.conversationId}`;
    expect(
      await call(news, `${path}/messages`, conversation.token, { id: 'q1', text: '¿Cuánto tarda la entrega?' }),
    ).toMatchObject({
      state: expect.any(String),
    });
    const { ticket, state } = await call(news, `${path}/handoff`, conversation.token, { name: 'Eva' });
    expect(state).toBe('waiting');

    const staff = await server.token('ana');
    const queue = z.object({ tickets: z.array(z.object({ number: z.string(), status: z.string() })) });
    expect((await call(queue, '/tickets', staff)).tickets).toEqual([expect.objectContaining({ number: ticket?.number })]);
    // Whoever got it by itself: it is taken over.
    await call(z.unknown(), `/tickets/${ticket?.number}/assign`, staff, { to: 'ana' });
    await call(z.unknown(), `/tickets/${ticket?.number}/replies`, staff, { text: 'Hola, Eva.' });
    expect(await call(news, `${path}/messages?after=0`, conversation.token)).toMatchObject({ state: 'with_agent' });
  });

  it('do what is scheduled', async () => {
    await server.tick('relay');
    await server.tick('watch');
    expect(lines.filter((line) => line.includes('failed'))).toEqual([]);
  });
});
