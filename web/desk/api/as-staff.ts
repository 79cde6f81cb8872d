import { type Answer, type Call, call } from '../../shared/api/call';
import { Failure } from '../../shared/api/failure';
import { pageConfig } from '../login/config';
import { accessToken, expire, renew } from '../login/session';

async function send<T>(path: string, options: Call): Promise<Answer<T> | undefined> {
  const { api } = await pageConfig();
  const token = await accessToken();
  if (token === undefined) throw new Failure('UNAUTHENTICATED', 'The login is over');
  return call<T>(`${api}${path}`, { ...options, token });
}

const isRefused = (error: unknown) => error instanceof Failure && error.code === 'UNAUTHENTICATED';

/**
 * One call of the API as the person who is signed in. A 401 is tried once more with a renewed login;
 * when that is over, the page is told so, and stays as it is.
 *
 * @returns undefined when nothing changed since `ifNoneMatch`
 * @throws Failure, and nothing else
 */
export async function request<T>(path: string, options: Call = {}): Promise<Answer<T> | undefined> {
  try {
    return await send<T>(path, options).catch(async (error: unknown) => {
      if (isRefused(error) && (await renew())) return send<T>(path, options);
      throw error;
    });
  } catch (error) {
    if (isRefused(error)) expire();
    throw asFailure(error);
  }
}

/** The same, where there is always a body. */
export async function read<T>(path: string, options: Call = {}): Promise<T> {
  const answer = await request<T>(path, options);
  if (answer === undefined) throw new Failure('INTERNAL', 'The answer was empty');
  return answer.body;
}

/** What is no failure of the API's is the way there: the configuration or the login server could not be reached. */
export function asFailure(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure('OFFLINE', String(error));
}
