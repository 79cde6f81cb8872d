import { signal } from '@preact/signals';
import { keepRefresh, keptRefresh } from './kept';
import type { Tokens } from './oidc';

export type Session =
  | { readonly kind: 'starting' }
  | { readonly kind: 'signed_out'; readonly failed?: 'login' | 'unreachable' }
  | { readonly kind: 'signed_in' }
  /** Was signed in, and is no longer: what is on the screen stays. */
  | { readonly kind: 'expired' };

export const session = signal<Session>({ kind: 'starting' });

/** Held in memory only. */
let tokens: Tokens | undefined;
let renewing: Promise<boolean> | undefined;

/** Renew this long before the token ends, so that none runs out on its way. */
const AHEAD_MS = 30_000;

function accept(next: Tokens): void {
  tokens = next;
  keepRefresh(next.refresh);
  session.value = { kind: 'signed_in' };
}

/** Finishes a login that comes back, or picks up the one of before the reload. Returns the path to show. */
export async function startSession(): Promise<string> {
  const here = location.pathname + location.search;
  const answer = new URLSearchParams(location.search);
  try {
    if (answer.has('state') && (answer.has('code') || answer.has('error'))) {
      const { finishLogin } = await import('./oidc');
      const finished = await finishLogin();
      accept(finished.tokens);
      return finished.returnTo;
    }
    if (keptRefresh() === undefined) session.value = { kind: 'signed_out' };
    else if (!(await renew())) session.value = { kind: 'signed_out' };
    return here;
  } catch (error) {
    console.warn('The login did not succeed:', error);
    session.value = { kind: 'signed_out', failed: answer.has('state') ? 'login' : 'unreachable' };
    return answer.has('state') ? '/desk' : here;
  }
}

async function renewOnce(): Promise<boolean> {
  const refresh = tokens?.refresh ?? keptRefresh();
  if (refresh === undefined) return false;
  const { renewLogin } = await import('./oidc');
  const next = await renewLogin(refresh);
  if (next === undefined) {
    keepRefresh(undefined);
    return false;
  }
  accept(next);
  return true;
}

/** One renewal at a time, whoever asks. False: the login is over. Throws when the login server cannot be reached. */
export function renew(): Promise<boolean> {
  renewing ??= renewOnce().finally(() => {
    renewing = undefined;
  });
  return renewing;
}

/** A token good for a request now, or `undefined` when the login is over. */
export async function accessToken(): Promise<string | undefined> {
  if (tokens === undefined || tokens.expiresAtMs - AHEAD_MS < Date.now()) {
    if (!(await renew())) return undefined;
  }
  return tokens?.access;
}

/** The page stays as it is, drafts and all; only a new login goes on from here. */
export function expire(): void {
  tokens = undefined;
  keepRefresh(undefined);
  session.value = { kind: 'expired' };
}

export async function signIn(): Promise<void> {
  const { beginLogin } = await import('./oidc');
  await beginLogin(location.pathname + location.search);
}

export async function signOut(): Promise<void> {
  const old = { ...(tokens ?? {}) };
  const { endLogin } = await import('./oidc');
  tokens = undefined;
  keepRefresh(undefined);
  session.value = { kind: 'signed_out' };
  await endLogin(old);
}
