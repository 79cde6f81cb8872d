import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { compact } from '../../../bot/model/compact';
import { type FunctionHost, type Invocation, TIMED_OUT } from '../functions/host';
import type { Authorize, JwtClaims } from './authorizer';
import { MAX_PAYLOAD_BYTES, readBody } from './body';
import { corsHeaders, isPreflight, preflightHeaders } from './cors';
import { httpEvent, splitTarget } from './event';
import { gatewayAnswer, type HttpAnswer, httpAnswer, INTERNAL_SERVER_ERROR } from './response';
import { type MatchedRoute, type Registry, routeTable } from './routes';

export interface GatewayOptions {
  readonly registry: Registry;
  readonly functions: Pick<FunctionHost, 'invoke'>;
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

/** Emulates an HTTP API of API Gateway in front of the registry's functions. */
export function createGateway(options: GatewayOptions): Gateway {
  const { registry, origins } = options;
  const findRoute = routeTable(registry);
  return async (request, response) => {
    if (isPreflight(request)) {
      // Nobody needs the body of a preflight, but it must be read from the connection.
      request.resume();
      send(response, { status: 204, headers: preflightHeaders(request, origins()), cookies: [], body: Buffer.alloc(0) });
      return;
    }
    const answer = await answerOf(options, findRoute, request);
    const cors = corsHeaders(request, origins());
    send(response, { ...answer, headers: { ...withoutCors(answer.headers), ...cors, ...varyOf(answer, cors) } });
  };
}

async function answerOf(
  options: GatewayOptions,
  findRoute: ReturnType<typeof routeTable>,
  request: IncomingMessage,
): Promise<HttpAnswer> {
  const body = await readBody(request, MAX_PAYLOAD_BYTES);
  const target = splitTarget(request.url ?? '/');
  if (target === undefined) return BAD_REQUEST;
  const matched = findRoute(request.method ?? 'GET', target.path);
  if (matched === undefined) return NOT_FOUND;
  let claims: JwtClaims | undefined;
  if (matched.route.auth === 'staff') {
    claims = await options.authorize(request);
    if (claims === undefined) return UNAUTHORIZED;
  }
  if (body === 'too_large') return TOO_LARGE;
  const now = options.now?.() ?? new Date();
  const event = httpEvent(compact({ request, matched, ...target, body, now, claims }));
  const payload = JSON.stringify(event);
  if (Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES) return TOO_LARGE;
  return answerToInvocation(options, matched, await withinTime(options.functions.invoke(matched.functionName, payload)));
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
    report?.([`${functionName}: ${routeKey} failed with ${errorType}: ${errorMessage}`, ...(trace ?? [])].join('\n'));
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

function send(response: ServerResponse, { status, headers, cookies, body }: HttpAnswer): void {
  const hasBody = !WITHOUT_BODY.has(status);
  response.writeHead(status, {
    ...headers,
    ...(cookies.length === 0 ? {} : { 'set-cookie': [...cookies] }),
    ...(hasBody ? { 'content-length': String(body.byteLength) } : {}),
    'apigw-requestid': randomBytes(9).toString('base64url'),
  });
  response.end(hasBody ? body : undefined);
}
