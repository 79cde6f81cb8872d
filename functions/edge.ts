import { MostradorError } from '../bot/model/errors';
import { log } from './api/log';
import { problemDocument } from './api/problem';
import type { Config } from './config';

/** With this header CloudFront proves that it forwarded a request. */
export const EDGE_HEADER = 'x-mostrador-edge';

/** The result that API Gateway turns into an HTTP response. */
interface Refusal {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Rejects requests that did not come through CloudFront, if the configuration says so: a firewall is attached there, and
 * whoever knows the address of the API could go around it. What is invoked without HTTP is not affected.
 */
export function throughEdge<Event, Context, Result>(
  handler: (event: Event, context: Context) => Promise<Result>,
  config: () => Pick<Config, 'edgeKey' | 'edgeOnly'>,
): (event: Event, context: Context) => Promise<Result | Refusal> {
  return async (event, context) => {
    const headers = headersOf(event);
    const { edgeKey, edgeOnly } = config();
    if (headers !== undefined && edgeOnly && headers[EDGE_HEADER] !== edgeKey) return refusal();
    return handler(event, context);
  };
}

function headersOf(event: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof event !== 'object' || event === null || !isRequest(event)) return undefined;
  return 'headers' in event && typeof event.headers === 'object' && event.headers !== null ? { ...event.headers } : {};
}

/** Over HTTP, or to open a socket; what comes through a socket afterwards has no headers. */
function isRequest(event: object): boolean {
  if ('rawPath' in event) return true;
  const context = 'requestContext' in event ? event.requestContext : undefined;
  return typeof context === 'object' && context !== null && 'eventType' in context && context.eventType === 'CONNECT';
}

function refusal(): Refusal {
  log('info', 'edge_missing', { status: 403 });
  const document = problemDocument(new MostradorError('FORBIDDEN', 'Call the API at the address of the pages.'));
  return {
    statusCode: document.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    body: JSON.stringify(document),
  };
}
