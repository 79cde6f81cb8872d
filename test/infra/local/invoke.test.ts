import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand, type InvokeCommandInput, type InvokeCommandOutput, LambdaClient } from '@aws-sdk/client-lambda';
import type { Invocation } from '../../../infra/local/functions/host';
import { type Asynchronous, asynchronousInvocations } from '../../../infra/local/invoke/asynchronous';
import { invokeEndpoint } from '../../../infra/local/invoke/endpoint';
import { listen, stopListening } from '../../../infra/local/listen';
import { freshCredentials } from '../../../infra/local/signed/credentials';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const credentials = freshCredentials();
let deadLetters: string;
let asynchronous: Asynchronous;
let url: string;
let client: LambdaClient;
let stop: () => Promise<void>;

/** What the functions were called with, and what they do about it. */
const calls: { readonly name: string; readonly payload: string }[] = [];
let answers: readonly Invocation[] = [];
const good = (payload: string): Invocation => ({ kind: 'returned', payload });
const bad: Invocation = { kind: 'failed', error: { errorType: 'RangeError', errorMessage: 'too far', trace: ['at x'] } };

const functions = {
  invoke: async (name: string, payload: string): Promise<Invocation> => {
    calls.push({ name, payload });
    return answers[calls.length - 1] ?? good('null');
  },
};

beforeEach(async () => {
  calls.length = 0;
  answers = [];
  deadLetters = await mkdtemp(join(tmpdir(), 'mostrador-dead-'));
  asynchronous = asynchronousInvocations({ functions, deadLetters, report: () => {}, retryAfterMs: [1, 1] });
  const endpoint = invokeEndpoint({ functionNames: ['relay'], functions, asynchronous, credentials });
  const { server, port } = await listen(endpoint, { port: 0, otherwise: 'refuse' });
  url = `http://127.0.0.1:${port}`;
  stop = () => stopListening(server, 0);
  client = new LambdaClient({
    endpoint: url,
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials,
  });
});

afterEach(async () => {
  client.destroy();
  await asynchronous.close();
  await stop();
  await rm(deadLetters, { recursive: true });
});

const invoke = (input: Partial<InvokeCommandInput>): Promise<InvokeCommandOutput> =>
  client.send(new InvokeCommand({ FunctionName: 'relay', ...input }));
const textOf = (output: InvokeCommandOutput) => Buffer.from(output.Payload ?? []).toString();

describe('an invocation that waits for the answer', () => {
  it('gives what the function returned', async () => {
    answers = [good('{"done":["ñ"]}')];
    const output = await invoke({ Payload: Buffer.from('{"a":1}') });
    expect(output).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(output.FunctionError).toBeUndefined();
    expect(textOf(output)).toBe('{"done":["ñ"]}');
    expect(calls).toEqual([{ name: 'relay', payload: '{"a":1}' }]);
  });

  it('says what went wrong in the function, once', async () => {
    answers = [bad];
    const output = await invoke({});
    expect(output).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(JSON.parse(textOf(output))).toEqual({ errorType: 'RangeError', errorMessage: 'too far', trace: ['at x'] });
    expect(calls).toHaveLength(1);
  });

  it.each(['arn:aws:lambda:eu-west-1:000000000000:function:relay', 'relay:live'])(
    'finds the function as %s',
    async (FunctionName) => {
      await invoke({ FunctionName });
      expect(calls).toMatchObject([{ name: 'relay' }]);
    },
  );
});

describe('an invocation that does not wait', () => {
  const send = () => invoke({ InvocationType: 'Event', Payload: Buffer.from('{"why":"kick"}') });

  it('is accepted at once, and run', async () => {
    expect(await send()).toMatchObject({ StatusCode: 202 });
    await asynchronous.idle();
    expect(calls).toEqual([{ name: 'relay', payload: '{"why":"kick"}' }]);
  });

  it('is tried twice more', async () => {
    answers = [bad, bad, good('null')];
    await send();
    await asynchronous.idle();
    expect(calls).toHaveLength(3);
    expect(await readdir(deadLetters)).toEqual([]);
  });

  it('is kept as a dead letter then', async () => {
    answers = [bad, bad, bad];
    await send();
    await asynchronous.idle();
    const [name = '', ...others] = await readdir(deadLetters);
    expect(others).toEqual([]);
    expect(JSON.parse(await readFile(join(deadLetters, name), 'utf8'))).toEqual({
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      functionName: 'relay',
      tries: 3,
      error: { errorType: 'RangeError', errorMessage: 'too far', trace: ['at x'] },
      event: { why: 'kick' },
    });
  });

  it('is not tried again by a server that stops', async () => {
    answers = [bad, bad, bad];
    await send();
    await asynchronous.close();
    expect(calls.length).toBeLessThan(3);
    expect(await readdir(deadLetters)).toEqual([]);
  });
});

describe('the endpoint refuses', () => {
  it.each<[string, Partial<InvokeCommandInput>]>([
    ['ResourceNotFoundException', { FunctionName: 'nobody' }],
    ['InvalidRequestContentException', { Payload: Buffer.from('{') }],
    ['RequestTooLargeException', { InvocationType: 'Event', Payload: Buffer.from(`"${'x'.repeat(256 * 1024)}"`) }],
  ])('with %s', async (name, input) => {
    await expect(invoke(input)).rejects.toMatchObject({ name });
    expect(calls).toEqual([]);
  });

  it('a dry run nothing', async () => {
    expect(await invoke({ InvocationType: 'DryRun' })).toMatchObject({ StatusCode: 204 });
    expect(calls).toEqual([]);
  });
});
