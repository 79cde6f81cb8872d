/**
 * `npm run runtime-client`, before a release: runs every bundle under AWS's own runtime client, against the embedded table: a
 * conversation from its beginning to the desk, the schedules, and events that nobody should send. The client is installed in
 * this folder on first use, which compiles it (some minutes; needs cmake, autoconf, automake, libtool and a C++ compiler).
 * With `VERBOSE=1`, prints what the functions log.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FUNCTION_NAMES, REGISTRY } from '../../../functions/registry';
import { EXITED, type Invocation, TIMED_OUT } from '../../local/functions/host';
import { createGateway } from '../../local/gateway/gateway';
import { LOOPBACK, listen, stopListening } from '../../local/listen';
import { scheduledEvent } from '../../local/schedule';
import { type Bundles, startBundles } from './bundles';
import { ODD_EVENTS, WITHOUT_EVENT } from './odd-events';

let problems = 0;

function say(name: string, what: string, isRight: boolean, found: string): void {
  if (!isRight) problems += 1;
  console.log(`${isRight ? 'ok  ' : 'FAIL'} ${name}: ${what}: ${found.slice(0, 120)}`);
}

const foundIn = (invocation: Invocation): string =>
  invocation.kind === 'returned'
    ? `returned ${invocation.payload}`
    : `${invocation.error.errorType}: ${invocation.error.errorMessage}`;

async function main(): Promise<void> {
  if (!existsSync(join(__dirname, 'node_modules'))) {
    console.error('installing and compiling the runtime client of infra/tools/runtime-client/package.json');
    execFileSync('npm', ['ci', '--ignore-scripts=false', '--no-audit', '--no-fund'], { cwd: __dirname, stdio: ['ignore', 2, 2] });
  }
  const bundles = await startBundles((line) => {
    if (process.env.VERBOSE !== undefined) console.error(line);
  });
  try {
    await converse(bundles);
    await keepSchedules(bundles);
    await sendOddEvents(bundles);
    // All of them are alive after that.
    await converse(bundles);
  } finally {
    await bundles.stop();
  }
  console.log(problems === 0 ? 'Every bundle runs under the runtime client.' : `${problems} things are wrong.`);
  process.exitCode = problems === 0 ? 0 : 1;
}

/** A customer asks, is handed over, and an admin looks, through the gateway. */
async function converse({ invoke }: Bundles): Promise<void> {
  const inAnHour = String(Math.floor(Date.now() / 1_000) + 3_600);
  const gateway = createGateway({
    registry: REGISTRY,
    functions: { admits: () => true, invoke },
    origins: () => [],
    authorize: async () => ({ username: 'admin', token_use: 'access', 'cognito:groups': '[admin]', exp: inAnHour }),
  });
  const { server, port } = await listen((request, response) => void gateway(request, response), { port: 0, otherwise: 'refuse' });
  const ask = async (method: string, path: string, token = 'staff', body?: object) => {
    const response = await fetch(`http://${LOOPBACK}:${port}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const shown = path.replace(/conversations\/[^/]+/, 'conversations/{id}');
    say('api', `${method} ${shown}`, response.ok, `${response.status} ${text}`);
    return JSON.parse(text);
  };
  try {
    const { conversationId: id, token } = await ask('POST', '/v1/conversations', '', { language: 'es' });
    await ask('POST', `/v1/conversations/${id}/messages`, token, { id: 'x1', text: '¿Cuánto tarda en llegar una lavadora?' });
    const { ticket } = await ask('POST', `/v1/conversations/${id}/handoff`, token, { name: 'José' });
    await ask('GET', `/v1/conversations/${id}/messages?after=0`, token);
    const today = new Date().toISOString().slice(0, 10);
    const pages = [
      `/v1/tickets/${ticket?.number}`,
      '/v1/tickets',
      '/v1/health',
      '/v1/knowledge',
      `/v1/insights?from=${today}&to=${today}`,
    ];
    for (const path of pages) await ask('GET', path);
  } finally {
    await stopListening(server);
  }
}

async function keepSchedules({ invoke }: Bundles): Promise<void> {
  for (const [name, row] of Object.entries(REGISTRY)) {
    if (!('everyMinutes' in row)) continue;
    const invocation = await invoke(name, JSON.stringify(scheduledEvent(new Date())));
    say(name, 'its schedule', invocation.kind === 'returned', foundIn(invocation));
  }
}

async function sendOddEvents({ invoke }: Bundles): Promise<void> {
  for (const name of FUNCTION_NAMES) {
    for (const [what, event] of Object.entries(ODD_EVENTS)) {
      const invocation = await invoke(name, JSON.stringify(event));
      const isRefused =
        invocation.kind === 'failed'
          ? invocation.error.errorType !== EXITED && invocation.error.errorType !== TIMED_OUT
          : WITHOUT_EVENT.has(name) || Number(JSON.parse(invocation.payload)?.statusCode) >= 400;
      say(name, what, isRefused, foundIn(invocation));
    }
  }
}

void main();
