import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocal } from '../../infra/local/server';
import { mailServer } from '../bot/adapters/email/mail-server';

/**
 * How long after a customer was given a ticket number is the team told, on one machine: by mail through a real SMTP
 * server and by webhook, with a webhook that answers and with one that hangs. And when a customer who left gets the
 * answer: `npx tsx test/bench/notification.ts`, with `--processes` for each function in processes of its own.
 */

const TICKETS = 40;
/** A ticket a second or so: the pace of a busy desk. */
const PAUSE_MS = 700;
/** Long enough for the ten seconds after which a customer is mailed. */
const LONGEST_MS = 40_000;

void main();

async function main(): Promise<void> {
  for (const hanging of [false, true]) await measure(hanging);
}

async function measure(hanging: boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mostrador-news-'));
  const knowledgeDir = join(folder, 'knowledge');
  await cp('knowledge', knowledgeDir, { recursive: true });
  const told = new Map<string, number>();
  /** When what a receiver was told arrived first, by kind and conversation. */
  const note = (event: string) => {
    const [ticket = '', , kind = ''] = event.trim().split('#');
    const key = `${kind} ${ticket.replace(/\.\d+$/, '')}`;
    if (!told.has(key)) told.set(key, performance.now());
  };
  const hook = createServer((request, response: ServerResponse) => {
    note(String(request.headers['x-mostrador-event']));
    if (!hanging) response.end('ok');
  });
  await new Promise<void>((done) => hook.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`;
  const file = join(knowledgeDir, 'service.yaml');
  const yaml = await readFile(file, 'utf8');
  await writeFile(
    file,
    yaml.replace(/^notifications:.*$/m, `notifications: { email: [equipo@example.com], webhook: "${address}" }`),
  );
  const mail = await mailServer((text) => note(/^X-Mostrador-Event: (.*)$/m.exec(text)?.[1] ?? ''));
  const server = await startLocal({
    dataDir: join(folder, 'data'),
    knowledgeDir,
    webDir: folder,
    processes: process.argv.includes('--processes'),
    env: {
      CONVERSATIONS_PER_MINUTE: '1000',
      ADDRESS_WRITES_PER_MINUTE: '10000',
      ADDRESS_TICKETS_PER_HOUR: '10000',
      SMTP_URL: mail.url,
      WEBHOOK_ALLOW_LOCAL: 'true',
      WEBHOOK_SECRET: 'a-secret-of-enough-letters',
    },
  });
  const call = async (method: string, path: string, token: string | undefined, body: object) => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const staff = await server.token('ana');
  const answered = new Map<string, number>();
  const replied = new Map<string, number>();
  for (let place = 0; place <= TICKETS; place++) {
    const email = `cliente${place}@example.com`;
    const opened = await call('POST', '/v1/conversations', undefined, { language: 'es', name: 'José', email });
    const { ticket } = await call('POST', `/v1/conversations/${opened.conversationId}/handoff`, opened.token, {});
    // The first loads the functions.
    if (place > 0) answered.set(opened.conversationId, performance.now());
    if (place % 10 === 1) {
      await call('POST', `/v1/tickets/${ticket.number}/replies`, staff, { text: 'Ya está en camino.' });
      replied.set(opened.conversationId, performance.now());
    }
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
  const complete = () =>
    [...answered.keys()].every((id) => told.has(`staff_mail ${id}`) && (hanging || told.has(`webhook ${id}`)));
  const allMailed = () => [...replied.keys()].every((id) => told.has(`customer_mail ${id}`));
  const until = performance.now() + LONGEST_MS;
  while (performance.now() < until && !(complete() && allMailed())) await new Promise((done) => setTimeout(done, 50));
  report(`mail to the team, webhook ${hanging ? 'hangs' : 'answers'}`, answered, (id) => told.get(`staff_mail ${id}`));
  report(`webhook that ${hanging ? 'hangs: called' : 'answers'}`, answered, (id) => told.get(`webhook ${id}`));
  report('mail to the customer after a reply', replied, (id) => told.get(`customer_mail ${id}`));
  const closing = performance.now();
  await server.close();
  process.stdout.write(`the server stopped within ${Math.round(performance.now() - closing)} ms\n`);
  hook.closeAllConnections();
  hook.close();
  await mail.close();
  await rm(folder, { recursive: true });
}

function report(what: string, since: ReadonlyMap<string, number>, at: (id: string) => number | undefined): void {
  const delays = [...since].map(([id, from]) => (at(id) ?? Number.POSITIVE_INFINITY) - from).sort((a, b) => a - b);
  const share = (part: number) => Math.round(delays[Math.min(delays.length - 1, Math.floor(delays.length * part))] ?? Number.NaN);
  process.stdout.write(`${what}: n ${delays.length}, median ${share(0.5)} ms, p95 ${share(0.95)} ms, worst ${share(1)} ms\n`);
}
