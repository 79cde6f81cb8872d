import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { LOOPBACK, listen, stopListening } from '../listen';
import type { SigningCredentials } from './credentials';
import { signedOnly } from './signed-only';

export interface TableProxyOptions {
  /** Where the embedded DynamoDB listens. */
  readonly target: TableTarget;
  readonly credentials: SigningCredentials;
}

export interface TableTarget {
  readonly host: string;
  readonly port: number;
}

export interface TableProxy {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Largest request to DynamoDB: a batch of 16 MB, and its frame. */
const MAX_BODY_BYTES = 17 * 1024 * 1024;

/** All that the table needs to be told, and all that a client needs to hear: nothing else gets through. */
const REQUEST_HEADERS = ['authorization', 'content-type', 'x-amz-date', 'x-amz-target'] as const;
const RESPONSE_HEADERS = ['content-type', 'content-length', 'x-amz-crc32', 'x-amzn-errortype', 'x-amzn-requestid'] as const;

/**
 * The only way to the embedded DynamoDB, which itself takes any signature and tells every page that it may read the answers.
 * The table sits at an address that nobody else is told; this lets our own processes through to it.
 */
export async function startTableProxy({ target, credentials }: TableProxyOptions): Promise<TableProxy> {
  const agent = new Agent({ keepAlive: true });
  const listener = signedOnly({ credentials, service: 'dynamodb', maxBodyBytes: MAX_BODY_BYTES }, (request, response, body) =>
    pass({ ...target, agent }, request, response, body),
  );
  const { server, port } = await listen(listener, { port: 0, otherwise: 'refuse' });
  // Idle connections belong to clients of ours: closing one just as it is used again would fail a request for nothing.
  server.keepAliveTimeout = 0;
  return {
    endpoint: `http://${LOOPBACK}:${port}`,
    stop: async () => {
      await stopListening(server);
      agent.destroy();
    },
  };
}

/** @throws when either side breaks off; the client then loses its connection, just as it would without a proxy */
function pass(
  to: TableTarget & { readonly agent: Agent },
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Promise<void> {
  return new Promise((done, fail) => {
    const headers = { ...pick(request, REQUEST_HEADERS), 'content-length': String(body.byteLength) };
    const outgoing = httpRequest({ ...to, method: 'POST', path: '/', headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, pick(answer, RESPONSE_HEADERS));
      answer.once('error', fail).pipe(response);
    });
    outgoing.once('error', fail);
    response.once('finish', done);
    // The client does not wait any more.
    response.once('close', () => {
      if (!response.writableFinished) outgoing.destroy();
      done();
    });
    outgoing.end(body);
  });
}

function pick({ headers }: IncomingMessage, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])));
}
