import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { compact } from '../../../bot/model/compact';
import { MostradorError } from '../../../bot/model/errors';
import { networkOf } from '../../../functions/api/network-address';
import { problemDocument } from '../../../functions/api/problem';
import { type Route, STRANGERS_BODY_BYTES } from '../../../functions/registry';
import { type AdmittedFunctions, THROTTLED } from '../functions/admission';
import { EXITED, type Invocation, TIMED_OUT } from '../functions/host';
import type { WorkKind } from '../functions/work-queue';
import { visitorOf } from '../proxy/public-address';
import type { Authorize } from './authorizer';
import { MAX_PAYLOAD_BYTES, readBody } from './body';
import { corsHeaders, isPreflight, preflightHeaders } from './cors';
import { httpEvent, splitTarget } from './event';
import { gatewayAnswer, type HttpAnswer, httpAnswer, INTERNAL_SERVER_ERROR } from './response';
import { type MatchedRoute, type Registry, routeTable } from './routes';

export interface GatewayOptions {
  readonly registry: Registry;
  readonly functions: Pick<AdmittedFunctions, 'admits' | 'invoke'>;
  readonly authorize: Authorize;
  /** Origins whose pages may call the API, according to the current service file. */
  readonly origins: () => readonly string[];
  readonly now?: () => Date;
  /** Receives one line per function error, for the person who runs the server. */
  readonly report?: (line: string) => void;
}

export type Gateway = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Maximum time that API Gateway waits for a function. */
const INTEGRATION_TIMEOUT_MS = 30_000;

const NOT_FOUND = gatewayAnswer(404, 'Not Found');
const BAD_REQUEST = gatewayAnswer(400, 'Bad Request');
const TOO_LARGE = gatewayAnswer(413, 'Request Entity Too Large');
const UNAVAILABLE = gatewayAnswer(503, 'Service Unavailable');
const UNAUTHORIZED = gatewayAnswer(401, 'Unauthorized', { 'www-authenticate': 'Bearer' });

/**
 * Emulates an HTTP API of API Gateway in front of the registry's functions. Unlike API Gateway, which has room for everybody,
 * it keeps little of what a stranger sends: otherwise a few hundred slow senders would fill this machine's memory.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { registry, origins } = options;
  const findRoute = routeTable(registry);
  return async (request, response) => {
    if (isPreflight(request)) {
      // Nobody needs the body of a preflight, but it must be read from the connection.
      request.resume();
      send(request, response, { status: 204, headers: preflightHeaders(request, origins()), cookies: [], body: Buffer.alloc(0) });
      return;
    }
    const answer = await answerOf(options, findRoute, request, () => !response.destroyed);
    const cors = corsHeaders(request, origins());
    send(request, response, { ...answer, headers: { ...withoutCors(answer.headers), ...cors, ...varyOf(answer, cors) } });
  };
}

async function answerOf(
  options: GatewayOptions,
  findRoute: ReturnType<typeof routeTable>,
  request: IncomingMessage,
  isWanted: () => boolean,
): Promise<HttpAnswer> {
  const target = splitTarget(request.url ?? '/');
  const matched = target === undefined ? undefined : findRoute(request.method ?? 'GET', target.path);
  if (target === undefined || matched === undefined) {
    await readBody(request, 0);
    return target === undefined ? BAD_REQUEST : NOT_FOUND;
  }
  const kind = kindOf(matched.route);
  const from = networkFrom(request);
  // Refused before any other work is done: otherwise, refusing would keep the machine busy.
  if (!options.functions.admits(matched.functionName, kind, from)) {
    request.resume();
    return busy();
  }
  const { auth } = matched.route;
  const claims = auth === 'staff' ? await options.authorize(request) : undefined;
  if (auth === 'staff' && claims === undefined) {
    await readBody(request, 0);
    return UNAUTHORIZED;
  }
  const body = await readBody(request, auth === 'staff' ? MAX_PAYLOAD_BYTES : STRANGERS_BODY_BYTES[auth]);
  if (body === 'too_large') return TOO_LARGE;
  const now = options.now?.() ?? new Date();
  const event = httpEvent(compact({ request, matched, ...target, body, now, claims }));
  const payload = JSON.stringify(event);
  if (Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES) return TOO_LARGE;
  const invocation = options.functions.invoke(matched.functionName, payload, compact({ kind, isWanted, from }));
  return answerToInvocation(options, matched, await withinTime(invocation));
}

const LOOPBACK_IPV6 = networkOf('::1');

/** The network of a visitor; absent for this machine itself, where a load test or a proxy that was not named speaks for many. */
function networkFrom(request: IncomingMessage): string | undefined {
  const network = networkOf(visitorOf(request));
  return network === 'unknown' || /^127\./.test(network) || network === LOOPBACK_IPV6 ? undefined : network;
}

/** Reads that are repeated anyway wait behind everything else. */
function kindOf({ method, auth }: Route): WorkKind {
  if (auth === 'staff') return 'staff';
  return method === 'GET' ? 'reading' : 'turn';
}

/** When a refused client should come back. Pages spread their requests around it. */
const RETRY_AFTER_SECONDS = 2;

/** The answer in place of a function's: 503, after which the same request may be repeated. */
function busy(): HttpAnswer {
  const detail = 'More is being asked than can be answered at the moment. Repeat the request a little later.';
  const problem = problemDocument(new MostradorError('UNAVAILABLE', detail, { retryAfterSeconds: RETRY_AFTER_SECONDS }));
  return {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'retry-after': String(RETRY_AFTER_SECONDS) },
    cookies: [],
    body: Buffer.from(JSON.stringify(problem)),
  };
}

function answerToInvocation(
  { report }: GatewayOptions,
  { functionName, routeKey }: MatchedRoute,
  invocation: Invocation | 'too_slow',
): HttpAnswer {
  if (invocation === 'too_slow') {
    report?.(`${functionName}: ${routeKey} took longer than API Gateway waits`);
    return UNAVAILABLE;
  }
  if (invocation.kind === 'failed') {
    const { errorType, errorMessage, trace } = invocation.error;
    if (errorType === THROTTLED) return busy();
    report?.([`${functionName}: ${routeKey} failed with ${errorType}: ${errorMessage}`, ...(trace ?? [])].join('\n'));
    // The worker ended: what it had done is unknown, and the same request may be repeated (I10).
    if (errorType === EXITED) return busy();
    return errorType === TIMED_OUT ? UNAVAILABLE : INTERNAL_SERVER_ERROR;
  }
  if (Buffer.byteLength(invocation.payload) > MAX_PAYLOAD_BYTES) {
    report?.(`${functionName}: ${routeKey} answered with more than Lambda lets through`);
    return INTERNAL_SERVER_ERROR;
  }
  return httpAnswer(invocation.payload);
}

async function withinTime(invocation: Promise<Invocation>): Promise<Invocation | 'too_slow'> {
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<'too_slow'>((done) => {
    timer = setTimeout(() => done('too_slow'), INTEGRATION_TIMEOUT_MS);
  });
  try {
    return await Promise.race([invocation, tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}

/** When CORS is configured on the API, API Gateway ignores the CORS headers of functions. */
function withoutCors(headers: HttpAnswer['headers']): HttpAnswer['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('access-control-')));
}

function varyOf(answer: HttpAnswer, cors: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const vary = [answer.headers.vary, cors.vary].filter((value) => value !== undefined);
  return vary.length === 0 ? {} : { vary: vary.join(', ') };
}

/** Statuses that never have a body. */
const WITHOUT_BODY = new Set([204, 304]);

function send(request: IncomingMessage, response: ServerResponse, { status, headers, cookies, body }: HttpAnswer): void {
  const hasBody = !WITHOUT_BODY.has(status) && request.method !== 'HEAD';
  response.writeHead(status, {
    ...headers,
    ...(cookies.length === 0 ? {} : { 'set-cookie': [...cookies] }),
    ...(hasBody ? { 'content-length': String(body.byteLength) } : {}),
    'apigw-requestid': randomBytes(9).toString('base64url'),
  });
  response.end(hasBody ? body : undefined);
}
