import { type IncomingMessage, request as requestTo, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { LOOPBACK } from '../listen';
import { type PublicAddress, visitorOf } from './public-address';

/** Passes a request on to another server on this machine, and its response back. */
export function forward(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  { host }: PublicAddress,
): Promise<void> {
  return new Promise((done) => {
    const { connection, ...headers } = request.headers;
    const onward = requestTo(
      {
        host: LOOPBACK,
        port,
        method: request.method,
        path: request.url,
        headers: {
          ...headers,
          host,
          'x-forwarded-proto': 'https',
          'x-forwarded-host': host,
          'x-forwarded-for': visitorOf(request),
        },
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        pipeline(answer, response, () => done());
      },
    );
    onward.on('error', () => {
      if (!response.headersSent) response.writeHead(502, { 'content-type': 'application/json' }).end('{"message":"Bad Gateway"}');
      else response.destroy();
      done();
    });
    pipeline(request, onward, () => {});
  });
}
