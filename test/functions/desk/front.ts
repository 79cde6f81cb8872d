import type { LambdaEvent } from 'hono/aws-lambda';
import type { Role } from '../../../bot/model/service';
import type { App } from '../../../functions/api/app';
import { lambda } from '../../../functions/api/app';
import { PROBLEMS } from '../../../functions/api/problems';
import { DESK_ENDPOINTS } from '../../../functions/desk/endpoints';
import type { Route } from '../../../functions/registry';

export interface Call {
  readonly method: Route['method'];
  /** With its query string. */
  readonly path: string;
  readonly body?: unknown;
  readonly login?: string;
  /** Without a role: nobody is signed in. */
  readonly role?: Role | 'customer';
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: what a test reads out of an answer was held against its schema before
  readonly json: any;
}

/** Calls the desk as API Gateway would, and holds whatever comes back against the description of the API. */
export async function callDesk(app: App, call: Call): Promise<Answer> {
  const result: unknown = await lambda(app)(eventOf(call));
  const { statusCode, headers, body } = Object(result);
  const isCsv = String(Object(headers)['content-type'] ?? '').startsWith('text/csv');
  const json = body === '' ? undefined : isCsv ? body : JSON.parse(body);
  describedOrThrow(call, Number(statusCode), json);
  return { status: Number(statusCode), headers: { ...headers }, json };
}

function describedOrThrow({ method, path }: Call, status: number, json: unknown): void {
  const operation = DESK_ENDPOINTS.find((one) => one.method === method && patternOf(one).test(path.replace(/\?.*/, '')));
  if (operation === undefined) return;
  if (status === 304) return;
  if (status === operation.status) {
    operation.response?.parse(json);
    return;
  }
  const code = operation.problems.find((known) => known === Object(json).code);
  if (code === undefined || PROBLEMS[code].status !== status) {
    throw new Error(`${method} ${path} is not described as failing like this: ${status} ${JSON.stringify(json)}`);
  }
}

function patternOf({ path }: Pick<Route, 'path'>): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
}

/** Who has each role in the teams that the tests know. */
const LOGINS: Readonly<Record<NonNullable<Call['role']>, string>> = {
  customer: 'ana',
  staff: 'ana',
  lead: 'luis',
  admin: 'admin',
};

export function eventOf({ method, path, body, role, login = LOGINS[role ?? 'staff'], headers = {} }: Call): LambdaEvent {
  const [rawPath = '', rawQueryString = ''] = path.split('?');
  const claims = { username: login, token_use: 'access', 'cognito:groups': `[${role}]` };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers: { host: 'desk.example.com', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    isBase64Encoded: false,
    requestContext: {
      accountId: '1',
      apiId: '1',
      authentication: null,
      authorizer: role === undefined ? {} : { jwt: { claims, scopes: null } },
      domainName: 'desk.example.com',
      domainPrefix: 'desk',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: '1',
      routeKey: '$default',
      stage: '$default',
      time: '24/Nov/2025:09:00:00 +0000',
      timeEpoch: 0,
    },
  };
}
