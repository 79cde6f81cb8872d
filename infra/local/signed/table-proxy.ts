import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { LOOPBACK, listen, stopListening } from '../listen';
import type { SigningCredentials } from './credentials';
import { signedOnly } from './signed-only';

export interface TableProxyOptions {
  /** Where the embedded DynamoDB listens now; asked for each request, since it is started again elsewhere when it ended. */
  readonly target: () => TableTarget;
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

/** Maximum size of a DynamoDB request: a batch of 16 MB, with its envelope. */
const MAX_BODY_BYTES = 17 * 1024 * 1024;

/** The only headers that the table and the client need; no others are passed on. */
const REQUEST_HEADERS = ['authorization', 'content-type', 'x-amz-date', 'x-amz-target'] as const;
const RESPONSE_HEADERS = ['content-type', 'content-length', 'x-amz-crc32', 'x-amzn-errortype', 'x-amzn-requestid'] as const;

/**
 * The only way to the embedded DynamoDB, which itself accepts any signature and lets every page read its responses. The
 * table listens at an address that nobody else knows; this proxy lets our own processes reach it.
 */
export async function startTableProxy({ target, credentials }: TableProxyOptions): Promise<TableProxy> {
  const agent = new Agent({ keepAlive: true });
  const listener = signedOnly({ credentials, service: 'dynamodb', maxBodyBytes: MAX_BODY_BYTES }, (request, response, body) =>
    pass({ ...target(), agent }, request, response, body),
  );
  const { server, port } = await listen(listener, { port: 0, otherwise: 'refuse' });
  // Idle connections belong to our own clients: closing one just as it is used again would fail a request needlessly.
  server.keepAliveTimeout = 0;
  return {
    endpoint: `http://${LOOPBACK}:${port}`,
    stop: async () => {
      await stopListening(server);
      agent.destroy();
    },
  };
}

/** @throws when either side disconnects; the client then loses its connection, as it would without a proxy */
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
    // The client no longer waits.
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
