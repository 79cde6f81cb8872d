/**
 * What survives a reload of this tab, and nothing longer: the refresh token, and a login in progress. Of all tabs there is only
 * a mark that somebody is signed in, without which a new tab would not ask the login server.
 */

const REFRESH = 'mostrador:desk:v1:refresh';
const ATTEMPT = 'mostrador:desk:v1:login';

const SOMEBODY = 'mostrador:desk:v1:somebody';

export interface LoginAttempt {
  readonly verifier: string;
  readonly state: string;
}

/** With the address to return to. */
export interface KeptAttempt extends LoginAttempt {
  readonly returnTo: string;
  /** The page began it by itself: when it is refused, nobody is to be told of a failure. */
  readonly isSilent?: boolean;
}

export function keptRefresh(): string | undefined {
  return sessionStorage.getItem(REFRESH) ?? undefined;
}

export function keepRefresh(token: string | undefined): void {
  if (token === undefined) sessionStorage.removeItem(REFRESH);
  else sessionStorage.setItem(REFRESH, token);
}

/** Whether somebody has signed in in this browser, and not out. */
export const isSomebodyIn = (): boolean => localStorage.getItem(SOMEBODY) !== null;

export function noteSomebody(isIn: boolean): void {
  if (isIn) localStorage.setItem(SOMEBODY, 'in');
  else localStorage.removeItem(SOMEBODY);
}

export function keepAttempt(attempt: KeptAttempt): void {
  sessionStorage.setItem(ATTEMPT, JSON.stringify(attempt));
}

/** Returns the attempt once: a code is never exchanged twice. */
export function takeAttempt(): KeptAttempt | undefined {
  const text = sessionStorage.getItem(ATTEMPT);
  sessionStorage.removeItem(ATTEMPT);
  return text === null ? undefined : JSON.parse(text);
}
