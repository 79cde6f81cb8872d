import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import * as z from 'zod';
import { functionArn } from '../account';
import { MAX_PAYLOAD_BYTES, readBody } from '../gateway/body';
import { LOOPBACK, listen } from '../listen';
import { sameSecret } from '../same-secret';
import { isOwnCall } from '../signed/own-call';
import { EXITED, failed, type Invocation } from './host';

export interface RuntimeApi {
  /** `host:port/secret`, for `AWS_LAMBDA_RUNTIME_API`. */
  readonly address: string;
  /** Resolves when the process has loaded its bundle or reported that it cannot. */
  readonly loaded: Promise<void>;
  /** Passes one event to the process as soon as it asks for one; resolves with the result. One at a time. */
  hand(event: HandedEvent): Promise<Invocation>;
  close(): void;
}

export interface HandedEvent {
  readonly requestId: string;
  readonly functionName: string;
  readonly payload: string;
  readonly deadlineMs: number;
}

const errorBody = z.object({
  errorType: z.string().default('Error'),
  errorMessage: z.string().default(''),
  stackTrace: z.array(z.string()).optional(),
});

const PREFIX = '/2018-06-01/runtime';

/**
 * The Runtime API that Lambda offers to a function's process: next, response, error, and initialisation error. On AWS
 * nobody else is on that machine. Here, any program that could ask for `next` would read what customers write, and could
 * answer for the function, so the address contains a secret that only this process knows; every runtime client puts it
 * first in each path.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export async function startRuntimeApi(): Promise<RuntimeApi> {
  const mailbox = new EventExchange();
  const secret = randomBytes(32).toString('base64url');
  const { server, port } = await listen(
    (request, response) => {
      const path = isOwnCall(request) ? pathBehind(secret, request) : undefined;
      if (path !== undefined) return void serve(mailbox, path, request, response);
      request.resume();
      refuse(response, 403, 'Forbidden');
    },
    { port: 0, otherwise: 'refuse' },
  );
  // The process keeps `next` open until an event comes.
  server.requestTimeout = 0;
  return {
    address: `${LOOPBACK}:${port}/${secret}`,
    loaded: mailbox.loaded,
    hand: (event) => mailbox.hand(event),
    close: () => closeNow(server),
  };
}

/** Hands over one event: either the event waits for the process, or the process for the event. */
class EventExchange {
  #event: HandedEvent | undefined;
  #asking: ((event: HandedEvent) => void) | undefined;
  #answer: ((invocation: Invocation) => void) | undefined;
  #broken: Invocation | undefined;
  #current: string | undefined;
  #load: () => void = () => {};
  readonly loaded = new Promise<void>((done) => {
    this.#load = done;
  });

  hand(event: HandedEvent): Promise<Invocation> {
    if (this.#broken !== undefined) return Promise.resolve(this.#broken);
    return new Promise((done) => {
      this.#answer = done;
      if (this.#asking === undefined) this.#event = event;
      else this.#deliver(this.#asking, event);
    });
  }

  next(ask: (event: HandedEvent) => void): void {
    this.#load();
    if (this.#event === undefined) this.#asking = ask;
    else this.#deliver(ask, this.#event);
  }

  /** False when the response belongs to no event of ours. */
  answered(requestId: string, invocation: Invocation): boolean {
    if (requestId !== this.#current) return false;
    this.#current = undefined;
    this.#answer?.(invocation);
    return true;
  }

  /** The process could not start: the present event and all later ones fail. */
  broke(invocation: Invocation): void {
    this.#load();
    this.#broken = invocation;
    this.#answer?.(invocation);
  }

  #deliver(ask: (event: HandedEvent) => void, event: HandedEvent): void {
    this.#event = undefined;
    this.#asking = undefined;
    this.#current = event.requestId;
    ask(event);
  }
}

async function serve(mailbox: EventExchange, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, requestId = '', what = ''] = /^\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
  const body = await readBody(request, MAX_PAYLOAD_BYTES);
  if (request.method === 'GET' && path === '/invocation/next') {
    mailbox.next((event) => giveEvent(response, event));
  } else if (request.method === 'POST' && path === '/init/error') {
    mailbox.broke(errorInvocation(body));
    accept(response);
  } else if (request.method === 'POST' && what !== '') {
    const known = mailbox.answered(requestId, what === 'error' ? errorInvocation(body) : returned(body));
    if (known) accept(response);
    else refuse(response, 400, 'InvalidRequestID');
  } else {
    refuse(response, 404, 'ResourceNotFound');
  }
}

/** The path after the secret; `undefined` when the caller does not know the secret. */
function pathBehind(secret: string, { url = '' }: IncomingMessage): string | undefined {
  const [, given = '', rest = ''] = /^\/([^/]+)(\/.*)$/.exec(url) ?? [];
  if (!sameSecret(given, secret)) return undefined;
  return rest.startsWith(PREFIX) ? rest.slice(PREFIX.length) : '';
}

function giveEvent(response: ServerResponse, { requestId, functionName, payload, deadlineMs }: HandedEvent): void {
  response.writeHead(200, {
    'content-type': 'application/json',
    'lambda-runtime-aws-request-id': requestId,
    'lambda-runtime-deadline-ms': String(deadlineMs),
    'lambda-runtime-invoked-function-arn': functionArn(functionName),
  });
  response.end(payload);
}

function returned(body: Buffer | 'too_large'): Invocation {
  if (body === 'too_large') {
    return failed(
      'Function.ResponseSizeTooLarge',
      'Response payload size exceeded maximum allowed payload size (6291456 bytes).',
    );
  }
  return { kind: 'returned', payload: body.toString('utf8') };
}

function errorInvocation(body: Buffer | 'too_large'): Invocation {
  try {
    const { errorType, errorMessage, stackTrace } = errorBody.parse(JSON.parse(body.toString()));
    return failed(errorType, errorMessage, stackTrace);
  } catch {
    return failed(EXITED, 'The function failed without saying how.');
  }
}

function accept(response: ServerResponse): void {
  response.writeHead(202, { 'content-type': 'application/json' });
  response.end('{"status":"OK"}');
}

function refuse(response: ServerResponse, status: number, errorType: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ errorType, errorMessage: errorType }));
}

function closeNow(server: Server): void {
  server.close();
  server.closeAllConnections();
}
