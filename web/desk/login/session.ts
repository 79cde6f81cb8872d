import { signal } from '@preact/signals';
import { language } from '../language';
import { pageConfig } from './config';
import { keepAttempt, keepRefresh, keptRefresh, takeAttempt } from './kept';
import type { Tokens } from './oidc';

export type Session =
  | { readonly kind: 'starting' }
  | { readonly kind: 'signed_out'; readonly failed?: 'login' | 'unreachable' }
  | { readonly kind: 'signed_in' }
  /** Was signed in, and is no longer: what is on the screen stays. */
  | { readonly kind: 'expired' };

export const session = signal<Session>({ kind: 'starting' });

/** UndoSend in memory only. */
let tokens: Tokens | undefined;
let renewing: Promise<boolean> | undefined;

/** Renew this long before the token ends, so that none runs out on its way. */
const AHEAD_MS = 30_000;

const protocol = () => Promise.all([pageConfig(), import('./oidc')]);

function accept(next: Tokens): void {
  tokens = next;
  keepRefresh(next.refresh);
  session.value = { kind: 'signed_in' };
}

/** Finishes a login that comes back, or picks up the one of before the reload. Returns the address to show. */
export async function startSession(): Promise<string> {
  const answer = new URLSearchParams(location.search);
  const comesBack = answer.has('state') && (answer.has('code') || answer.has('error'));
  try {
    if (comesBack) return await finish();
    if (keptRefresh() === undefined || !(await renew())) session.value = { kind: 'signed_out' };
  } catch (error) {
    console.warn('The login did not succeed:', error);
    session.value = { kind: 'signed_out', failed: comesBack ? 'login' : 'unreachable' };
  }
  return comesBack ? '/desk' : location.pathname + location.search;
}

async function finish(): Promise<string> {
  const attempt = takeAttempt();
  if (attempt === undefined) throw new Error('No login was begun in this tab');
  const [config, { finishLogin }] = await protocol();
  accept(await finishLogin(config, attempt, new URL(location.href)));
  return attempt.returnTo;
}

async function renewOnce(): Promise<boolean> {
  const refresh = tokens?.refresh ?? keptRefresh();
  if (refresh === undefined) return false;
  const [config, { renewLogin }] = await protocol();
  const next = await renewLogin(config, refresh);
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
  if (session.value.kind !== 'signed_in') return;
  tokens = undefined;
  keepRefresh(undefined);
  session.value = { kind: 'expired' };
}

/** Leaves this page for the login server's. */
export async function signIn(): Promise<void> {
  const [config, { beginLogin }] = await protocol();
  const { to, attempt } = await beginLogin(config, language.value);
  keepAttempt({ ...attempt, returnTo: location.pathname + location.search });
  location.assign(to);
}

/** Here at once; at the login server too, where it offers that. */
export async function signOut(): Promise<void> {
  const old = tokens ?? {};
  tokens = undefined;
  keepRefresh(undefined);
  session.value = { kind: 'signed_out' };
  const [config, { endLogin }] = await protocol();
  const to = await endLogin(config, old);
  if (to !== undefined) location.assign(to);
}
