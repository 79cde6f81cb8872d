import { pageConfig } from '../login/config';
import { accessToken, expire, renew } from '../login/session';
import { asProblem, Problem, problemOf } from './problem';

const TIMEOUT_MS = 20_000;

interface Call {
  readonly method?: 'GET' | 'POST';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** The revision that one has: the API answers 304 while it is the latest. */
  readonly revision?: string | undefined;
}

/** What the API answered; `undefined` for what one has already. */
interface Answer<T> {
  readonly body: T | undefined;
  readonly revision: string | undefined;
}

async function send(path: string, { method = 'GET', body, signal, revision }: Call): Promise<Response> {
  const { api } = await pageConfig();
  const token = await accessToken();
  if (token === undefined) {
    expire();
    throw new Problem('EXPIRED', 'The login is over');
  }
  const given = new AbortController();
  const late = setTimeout(() => given.abort(), TIMEOUT_MS);
  signal?.addEventListener('abort', () => given.abort());
  return fetch(`${api}${path}`, {
    method,
    cache: 'no-store',
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(revision === undefined ? {} : { 'if-none-match': revision }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: given.signal,
  }).finally(() => clearTimeout(late));
}

/**
 * One call of the API as the person who is signed in. A 401 is tried once more with a renewed login.
 * Throws a `Problem`, always; `EXPIRED` leaves everything on the page as it is.
 */
export async function ask<T>(path: string, options: Call = {}): Promise<Answer<T>> {
  try {
    let response = await send(path, options);
    if (response.status === 401 && (await renew())) response = await send(path, options);
    if (response.status === 401) {
      expire();
      throw new Problem('EXPIRED', 'The login is over');
    }
    const revision = response.headers.get('etag') ?? undefined;
    if (response.status === 304) return { body: undefined, revision };
    if (!response.ok) throw await problemOf(response);
    return { body: await response.json(), revision };
  } catch (error) {
    // A call that nobody waits for any more is no problem of the network's.
    if (options.signal?.aborted) throw error;
    throw asProblem(error);
  }
}

/** The same, where there is always a body. */
export async function call<T>(path: string, options: Call = {}): Promise<T> {
  const { body } = await ask<T>(path, options);
  if (body === undefined) throw new Problem('INTERNAL', 'An answer without a body');
  return body;
}
