import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { USAGE } from '../../../infra/local/cli/banner';
import { TEST_SHOP } from '../../support/knowledge-folders';
import { Command } from './fixtures/command';

// Processes are started and bundles built: on a machine that is busy, that takes its time.
jest.setTimeout(120_000);

let folder: string;
const commands: Command[] = [];

function run(name: 'start' | 'token', args: readonly string[]): Command {
  const command = new Command(name, args);
  commands.push(command);
  return command;
}

const start = (...args: string[]) => run('start', ['--data', folder, '--knowledge', TEST_SHOP, '--port', '0', ...args]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mostrador-cli-'));
});
afterEach(async () => {
  for (const command of commands.splice(0)) {
    command.kill('SIGKILL');
    await command.ended;
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const opened = z.object({ conversationId: z.string(), token: z.string() });

async function openConversation(url: string): Promise<z.infer<typeof opened>> {
  const answer = await fetch(`${url}/v1/conversations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"language":"es"}',
  });
  expect(answer.status).toBe(201);
  return opened.parse(await answer.json());
}

async function readConversation(url: string, { conversationId, token }: z.infer<typeof opened>): Promise<number> {
  return (await fetch(`${url}/v1/conversations/${conversationId}/messages`, { headers: { authorization: `Bearer ${token}` } }))
    .status;
}

describe('npm start', () => {
  it('answers a customer, and stops when told to, leaving what was said', async () => {
    const first = start();
    const firstUrl = await first.url();
    const conversation = await openConversation(firstUrl);
    expect(first.output).toMatch(/Desk +http:\/\/localhost:\d+\/desk\n/);
    expect(first.output).toMatch(/ana +\(staff\) +password +[a-z2-9-]{14}\n/);
    first.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(first.output).toContain('Stopping…');

    const second = start();
    expect(await readConversation(await second.url(), conversation)).toBe(200);
    expect(password(second)).toBe(password(first));
  });

  it('goes on after it was killed, with everything that was acknowledged', async () => {
    const killed = start();
    const conversation = await openConversation(await killed.url());
    killed.kill('SIGKILL');
    expect(await killed.ended).toBe('SIGKILL');
    const again = start();
    expect(await readConversation(await again.url(), conversation)).toBe(200);
  });

  it('refuses a folder in use, and prints tokens for its server only while that runs', async () => {
    const running = start();
    const url = await running.url();
    const refused = start();
    expect(await refused.ended).toBe(1);
    expect(refused.output).toContain(`Another server runs on ${folder}.`);

    const token = run('token', ['ana', '--data', folder]);
    expect(await token.ended).toBe(0);
    expect(token.output).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const headers = { authorization: `Bearer ${token.output.trim()}` };
    expect((await fetch(`${url}/v1/tickets`, { headers })).status).toBe(200);
    const stranger = run('token', ['eve', '--data', folder]);
    expect(await stranger.ended).toBe(2);
    expect(stranger.output).toBe('There is no login “eve”. The team in service.yaml is ana, luis, admin.\n');

    running.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    const late = run('token', ['ana', '--data', folder]);
    expect(await late.ended).toBe(1);
    expect(late.output).toContain('No server runs on');
  });

  it.each([
    [['--prot', '3000'], "Unknown option '--prot'."],
    [['--port', 'http'], '--port needs a number from 0 to 65535, not “http”.'],
    [['somewhere'], "Unexpected argument 'somewhere'."],
  ])('refuses %j', async (args, message) => {
    const refused = run('start', args);
    expect(await refused.ended).toBe(2);
    expect(refused.output).toBe(`${message}\nTry npm start -- --help\n`);
  });

  it('tells how to use it', async () => {
    const help = run('start', ['--help']);
    expect(await help.ended).toBe(0);
    expect(help.output).toBe(USAGE);
  });
});

function password({ output }: Command): string | undefined {
  return /password +(\S+)/.exec(output)?.[1];
}
