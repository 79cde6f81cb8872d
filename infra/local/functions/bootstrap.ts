import { request } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lambdaContext } from './context';
import { errorOf, type Handler, handlerOf, payloadOf } from './handler';

/**
 * The process of a function, as Lambda starts it: it loads the bundle, then asks the Runtime API for one event after
 * another. The environment tells it where: `AWS_LAMBDA_RUNTIME_API`, `LAMBDA_TASK_ROOT`, `AWS_LAMBDA_FUNCTION_NAME`.
 */
const functionName = process.env.AWS_LAMBDA_FUNCTION_NAME ?? '';
const memoryMegabytes = Number(process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE);
// Host and port, followed here by a secret.
const runtimeApi = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;

// The server ends its processes itself; Ctrl-C in a terminal reaches all of them and would interrupt responses.
process.on('SIGINT', () => {});
// The server is gone, so no event will come.
process.on('disconnect', () => process.exit(0));

void main();

async function main(): Promise<void> {
  let handler: Handler;
  try {
    const bundle = pathToFileURL(join(process.env.LAMBDA_TASK_ROOT ?? '.', 'index.mjs')).href;
    handler = handlerOf(await import(bundle), functionName);
  } catch (thrown) {
    await call('POST', '/init/error', errorText(thrown));
    process.exit(1);
  }
  for (;;) await serveNext(handler);
}

async function serveNext(handler: Handler): Promise<void> {
  const { headers, body } = await call('GET', '/invocation/next');
  const requestId = String(headers['lambda-runtime-aws-request-id']);
  const deadlineMs = Number(headers['lambda-runtime-deadline-ms']);
  try {
    const context = lambdaContext({ requestId, functionName, memoryMegabytes, deadlineMs });
    const payload = payloadOf(await handler(JSON.parse(body), context));
    await call('POST', `/invocation/${requestId}/response`, payload);
  } catch (thrown) {
    await call('POST', `/invocation/${requestId}/error`, errorText(thrown));
  }
}

function errorText(thrown: unknown): string {
  const { errorType, errorMessage, trace } = errorOf(thrown);
  return JSON.stringify({ errorType, errorMessage, stackTrace: trace ?? [] });
}

type Answer = { readonly headers: Readonly<Record<string, unknown>>; readonly body: string };

/** `http` instead of `fetch`, whose time-out of five minutes is shorter than a quiet night. */
function call(method: 'GET' | 'POST', path: string, body?: string): Promise<Answer> {
  return new Promise((done, fail) => {
    const outgoing = request(`${runtimeApi}${path}`, { method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done({ headers: response.headers, body: Buffer.concat(chunks).toString('utf8') }));
      response.on('error', fail);
    });
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}
