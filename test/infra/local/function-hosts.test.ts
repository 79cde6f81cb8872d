import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions } from '../../../infra/build/functions';
import type { FunctionHost, Invocation } from '../../../infra/local/functions/host';
import { startProcessHost } from '../../../infra/local/functions/process-host';
import { startThreadHost } from '../../../infra/local/functions/thread-host';
import { FIXTURES } from './fixtures/registry';

const environment = { PATH: process.env.PATH ?? '', GREETING: 'hola' };
const lines: string[] = [];
const log = (line: string) => lines.push(line);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mostrador-hosts-'));
  await buildFunctions({ outDir: folder, registry: FIXTURES });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const HOSTS = [
  ['threads', () => startThreadHost({ registry: FIXTURES, environment, owner: `${folder}-thread`, log })],
  [
    'processes from bundles',
    () => startProcessHost({ registry: FIXTURES, environment, owner: `${folder}-process`, bundles: folder, log }),
  ],
] as const;

describe.each(HOSTS)('functions in %s', (_name, start) => {
  let host: FunctionHost;

  beforeAll(async () => {
    host = await start();
  });
  afterAll(() => host.close());

  const call = async (name: string, event: unknown): Promise<unknown> => resultOf(await host.invoke(name, JSON.stringify(event)));

  it('get the event and a context like Lambda’s', async () => {
    expect(await call('echo', { hello: ['mundo', 1] })).toMatchObject({
      event: { hello: ['mundo', 1] },
      context: {
        functionName: 'echo',
        functionVersion: '$LATEST',
        invokedFunctionArn: 'arn:aws:lambda:eu-west-1:000000000000:function:echo',
        memoryLimitInMB: '256',
        awsRequestId: expect.stringMatching(/^[\da-f-]{36}$/),
        remainingMs: expect.any(Number),
      },
    });
  });

  it('return null when they return nothing', async () => {
    expect(await host.invoke('ill', '{"do":"nothing"}')).toEqual({ kind: 'returned', payload: 'null' });
  });

  it('see the environment that they were given, and none of the AWS account of whoever started them', async () => {
    process.env.AWS_SESSION_TOKEN = 'somebody’s own';
    try {
      expect(await call('ill', { do: 'environment', name: 'GREETING' })).toEqual({ value: 'hola' });
      expect(await call('ill', { do: 'environment', name: 'AWS_SESSION_TOKEN' })).toEqual({ value: null });
    } finally {
      delete process.env.AWS_SESSION_TOKEN;
    }
  });

  it('are reported with type, message and place when they throw, and go on', async () => {
    const invocation = await host.invoke('ill', '{"do":"throw"}');
    expect(invocation).toMatchObject({ kind: 'failed', error: { errorType: 'RangeError', errorMessage: 'too far' } });
    expect(await call('ill', { do: 'count' })).toEqual({ calls: expect.any(Number) });
  });

  it('are answered for when they take too long', async () => {
    expect(await host.invoke('hurried', '{"do":"never"}')).toMatchObject({
      kind: 'failed',
      error: { errorType: 'Sandbox.Timedout', errorMessage: expect.stringContaining('timed out after 1.00 seconds') },
    });
    expect(await call('hurried', { do: 'count' })).toEqual({ calls: expect.any(Number) });
  });

  it('are started anew when they end their process', async () => {
    expect(await host.invoke('ill', '{"do":"exit"}')).toMatchObject({
      kind: 'failed',
      error: { errorType: 'Runtime.ExitError' },
    });
    expect(await call('ill', { do: 'count' })).toEqual({ calls: 1 });
  });

  it('are ended when they spin, and work again', async () => {
    expect(await host.invoke('hurried', '{"do":"spin"}')).toMatchObject({ error: { errorType: 'Sandbox.Timedout' } });
    expect(await eventually(() => host.invoke('hurried', '{"do":"count"}'))).toMatchObject({ kind: 'returned' });
  });

  it('fail with what is wrong when they have no handler', async () => {
    const expected = { kind: 'failed', error: { errorMessage: 'The function unfinished exports no handler.' } };
    expect(await host.invoke('unfinished', '{}')).toMatchObject(expected);
    expect(await host.invoke('unfinished', '{}')).toMatchObject(expected);
  });

  it('run beside one another', async () => {
    const invocations = await Promise.all(Array.from({ length: 12 }, () => host.invoke('ill', '{"do":"count"}')));
    expect(invocations.map(({ kind }) => kind)).toEqual(Array(12).fill('returned'));
  });

  it('are none of another name', async () => {
    expect(await host.invoke('nobody', '{}')).toMatchObject({ kind: 'failed' });
  });
});

describe('a process per function', () => {
  it('keeps what a module remembers from the other functions and from the next process', async () => {
    const host = await startProcessHost({ registry: FIXTURES, environment, owner: `${folder}-apart`, bundles: folder, log });
    try {
      const pids = await Promise.all([host.invoke('ill', '{"do":"pid"}'), host.invoke('hurried', '{"do":"pid"}')]);
      expect(new Set([...pids.map(payloadOf), String(process.pid)]).size).toBe(3);
      await host.invoke('ill', '{"do":"count"}');
      await host.invoke('ill', '{"do":"exit"}');
      expect(resultOf(await host.invoke('ill', '{"do":"count"}'))).toEqual({ calls: 1 });
    } finally {
      await host.close();
    }
  });
});

function payloadOf(invocation: Invocation): string {
  return invocation.kind === 'returned' ? invocation.payload : JSON.stringify(invocation.error);
}

function resultOf(invocation: Invocation): unknown {
  if (invocation.kind === 'failed') throw new Error(`${invocation.error.errorType}: ${invocation.error.errorMessage}`);
  return JSON.parse(invocation.payload);
}

/** Until it is answered: the thread that spun needs a moment to be found out. */
async function eventually(call: () => Promise<Invocation>): Promise<Invocation> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const invocation = await call();
    if (invocation.kind === 'returned') return invocation;
  }
  return call();
}
