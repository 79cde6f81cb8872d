/** What survives a reload of this tab, and nothing longer: the refresh token, and a login in progress. */

const REFRESH = 'mostrador:desk:v1:refresh';
const ATTEMPT = 'mostrador:desk:v1:login';

export interface LoginAttempt {
  readonly verifier: string;
  readonly state: string;
}

/** With the address to return to. */
export interface KeptAttempt extends LoginAttempt {
  readonly returnTo: string;
}

export function keptRefresh(): string | undefined {
  return sessionStorage.getItem(REFRESH) ?? undefined;
}

export function keepRefresh(token: string | undefined): void {
  if (token === undefined) sessionStorage.removeItem(REFRESH);
  else sessionStorage.setItem(REFRESH, token);
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
