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
 * Calls the API as the signed-in person. After a 401 it renews the login and tries again; when the login has expired, the
 * page is told and stays as it is.
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

/** Like `request`, when there is always a body. */
export async function read<T>(path: string, options: Call = {}): Promise<T> {
  const answer = await request<T>(path, options);
  if (answer === undefined) throw new Failure('INTERNAL', 'The answer was empty');
  return answer.body;
}

/** An error that does not come from the API means that the configuration or the login server could not be reached. */
export function asFailure(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure('OFFLINE', String(error));
}
