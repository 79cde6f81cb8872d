import { Failure, failureOf } from './failure';

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The response is a text instead of JSON: `T` is a string. */
  readonly isText?: boolean;
  /** A bearer token; it is never part of an address. */
  readonly token?: string;
  readonly body?: unknown;
  /** The ETag of the last response; the call returns `undefined` while nothing has changed. */
  readonly ifNoneMatch?: string | undefined;
  readonly timeoutMs?: number;
}

export interface Answer<T> {
  readonly body: T;
  readonly etag: string | undefined;
}

/** API Gateway gives up after 30 s; a browser need not wait longer. */
const TIMEOUT_MS = 20_000;

/**
 * Calls the API. `T` is what the server's schemas promise; the server's tests check every response against them.
 *
 * @returns undefined for 304 and 204
 * @throws Failure, and nothing else
 */
export async function call<T>(
  address: string,
  { method = 'GET', token, body, ifNoneMatch, isText, timeoutMs = TIMEOUT_MS }: Call = {},
) {
  try {
    const response = await fetch(address, {
      method,
      signal: AbortSignal.timeout(timeoutMs),
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.status === 304 || response.status === 204) return undefined;
    if (!response.ok) throw await failureOf(response);
    const answer: Answer<T> = {
      body: await (isText ? response.text() : response.json()),
      etag: response.headers.get('etag') ?? undefined,
    };
    return answer;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(/^TimeoutError/.test(String(error)) ? 'TIMEOUT' : 'OFFLINE', String(error));
  }
}
