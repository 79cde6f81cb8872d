import { isUtf8 } from 'node:buffer';
import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { compact } from '../../../bot/model/compact';
import { ACCOUNT_ID } from '../account';
import { visitorOf } from '../proxy/public-address';
import type { JwtClaims } from './authorizer';
import type { MatchedRoute } from './routes';

/**
 * The event that API Gateway makes of a request to an HTTP API: payload format 2.0.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export interface HttpEvent {
  readonly version: '2.0';
  readonly routeKey: string;
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly cookies?: readonly string[];
  /** Names in lower case; values with the same name are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly queryStringParameters?: Readonly<Record<string, string>>;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly requestContext: {
    readonly accountId: string;
    readonly apiId: string;
    readonly authorizer?: { readonly jwt: { readonly claims: JwtClaims; readonly scopes: null } };
    readonly domainName: string;
    readonly domainPrefix: string;
    readonly http: {
      readonly method: string;
      readonly path: string;
      readonly protocol: string;
      readonly sourceIp: string;
      readonly userAgent: string;
    };
    readonly requestId: string;
    readonly routeKey: string;
    readonly stage: '$default';
    /** For example `12/Mar/2020:19:03:58 +0000`. */
    readonly time: string;
    /** Milliseconds since 1970. */
    readonly timeEpoch: number;
  };
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

export interface EventParts {
  readonly request: IncomingMessage;
  readonly matched: MatchedRoute;
  /** Decoded; see `splitTarget`. */
  readonly path: string;
  readonly query: string;
  readonly body: Buffer;
  readonly claims?: JwtClaims;
  readonly now: Date;
}

/** Makes the event of a request. */
export function httpEvent({ request, matched, path, query, body, claims, now }: EventParts): HttpEvent {
  const { cookie, ...headers } = headersOf(request, body, now);
  const domainName = (headers.host ?? 'localhost').replace(/:\d+$/, '');
  const cookies = (cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const parameters = queryParameters(query);
  // What is no UTF-8 cannot be handed on as text: the function is to see the bytes, and refuse them.
  const base64 = !isText(headers['content-type']) || headers['content-encoding'] !== undefined || !isUtf8(body);
  return compact({
    version: '2.0',
    routeKey: matched.routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookies.length === 0 ? {} : { cookies }),
    headers,
    queryStringParameters: parameters,
    ...(Object.keys(matched.pathParameters).length === 0 ? {} : { pathParameters: matched.pathParameters }),
    requestContext: {
      accountId: ACCOUNT_ID,
      apiId: 'local',
      ...(claims === undefined ? {} : { authorizer: { jwt: { claims, scopes: null } } }),
      domainName,
      domainPrefix: domainName.split('.')[0] ?? domainName,
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: visitorOf(request),
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: matched.routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...(body.byteLength === 0 ? {} : { body: body.toString(base64 ? 'base64' : 'utf8') }),
    isBase64Encoded: base64 && body.byteLength > 0,
  });
}

/**
 * Splits a request target into path and query. HTTP APIs pass the path on *decoded*, although the field is named `rawPath`
 * (https://github.com/honojs/hono/issues/2156), and cut it at a question mark that appears by decoding; the query stays as
 * it was sent. `undefined` when the path cannot be decoded.
 */
export function splitTarget(target: string): { readonly path: string; readonly query: string } | undefined {
  const mark = target.indexOf('?');
  const encoded = mark === -1 ? target : target.slice(0, mark);
  try {
    const path = decodeURIComponent(encoded).split('?')[0] ?? '';
    return { path, query: mark === -1 ? '' : target.slice(mark + 1) };
  } catch {
    return undefined;
  }
}

/** Hop-by-hop headers, which end at the gateway. */
const DROPPED = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'proxy-connection',
  'te',
  'trailer',
  'expect',
]);

function headersOf(request: IncomingMessage, body: Buffer, now: Date): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    if (values !== undefined && !DROPPED.has(name)) headers[name] = values.join(',');
  }
  const forwarded = headers['x-forwarded-for'];
  return {
    ...headers,
    'content-length': String(body.byteLength),
    'x-forwarded-for': forwarded === undefined ? visitorOf(request) : `${forwarded}, ${visitorOf(request)}`,
    'x-forwarded-port': String(request.socket.localPort ?? 80),
    'x-forwarded-proto': 'http',
    'x-amzn-trace-id': `Root=1-${Math.floor(now.getTime() / 1000).toString(16)}-${randomBytes(12).toString('hex')}`,
  };
}

/** The values of a repeated parameter are joined by commas. */
function queryParameters(query: string): Readonly<Record<string, string>> | undefined {
  if (query === '') return undefined;
  const joined = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const before = joined.get(name);
    joined.set(name, before === undefined ? value : `${before},${value}`);
  }
  // `fromEntries` defines own properties, so a parameter named `__proto__` is only a parameter (T9).
  return Object.fromEntries(joined);
}

/** Whether API Gateway passes a body of this content type as text; all others, and bodies without a type, are base64. */
function isText(contentType = ''): boolean {
  const [type = ''] = contentType.split(';', 1);
  return /^(text\/\S+|application\/(json|xml|javascript))$/i.test(type.trim());
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function commonLogTime(now: Date): string {
  const [date = '', time = ''] = now.toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0000`;
}
