import { signal } from '@preact/signals';
import { language } from '../language';
import { pageConfig } from './config';
import { isSomebodyIn, keepAttempt, keepRefresh, keptRefresh, noteSomebody, takeAttempt } from './kept';
import type { Tokens } from './oidc';

export type Session =
  | { readonly kind: 'starting' }
  | { readonly kind: 'signed_out'; readonly failed?: 'login' | 'unreachable' }
  | { readonly kind: 'signed_in' }
  /** The person was signed in, but the login has expired; the screen stays as it is. */
  | { readonly kind: 'expired' };

export const session = signal<Session>({ kind: 'starting' });

/** Kept in memory only. */
let tokens: Tokens | undefined;
let renewing: Promise<boolean> | undefined;

/** The token is renewed this long before it expires, so that none expires in transit. */
const AHEAD_MS = 30_000;

const protocol = () => Promise.all([pageConfig(), import('./oidc')]);

function accept(next: Tokens): void {
  tokens = next;
  keepRefresh(next.refresh);
  noteSomebody(true);
  session.value = { kind: 'signed_in' };
}

/**
 * Finishes a login that returns, continues the one before the reload, or that of another tab: the login server knows of it.
 * @returns the address to show
 */
export async function startSession(): Promise<string> {
  const answer = new URLSearchParams(location.search);
  const comesBack = answer.has('state') && (answer.has('code') || answer.has('error'));
  try {
    if (comesBack) return await finish(answer.has('error'));
    if (keptRefresh() !== undefined && (await renew())) return here();
    if (!isSomebodyIn()) {
      session.value = { kind: 'signed_out' };
      return here();
    }
    // Not with `prompt=none`: a login server may want more than cookies before it knows a browser again, and who is not
    // known there any more has to sign in anyway.
    await signIn({ isSilent: true });
    // The page is being left: nothing of it is to be shown.
    await new Promise(() => undefined);
  } catch (error) {
    console.warn('The login did not succeed:', error);
    session.value = { kind: 'signed_out', failed: comesBack ? 'login' : 'unreachable' };
  }
  return comesBack ? '/desk' : here();
}

const here = (): string => location.pathname + location.search;

async function finish(isRefused: boolean): Promise<string> {
  const attempt = takeAttempt();
  if (attempt === undefined) throw new Error('No login was begun in this tab');
  if (isRefused && attempt.isSilent === true) {
    noteSomebody(false);
    session.value = { kind: 'signed_out' };
    return attempt.returnTo;
  }
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

/**
 * Runs one renewal at a time.
 * @returns false when the login has expired
 * @throws when the login server cannot be reached
 */
export function renew(): Promise<boolean> {
  renewing ??= renewOnce().finally(() => {
    renewing = undefined;
  });
  return renewing;
}

/** A token that is valid now, or `undefined` when the login has expired. */
export async function accessToken(): Promise<string | undefined> {
  if (tokens === undefined || tokens.expiresAtMs - AHEAD_MS < Date.now()) {
    if (!(await renew())) return undefined;
  }
  return tokens?.access;
}

/** The page stays as it is, drafts included; only a new login continues from here. */
export function expire(): void {
  if (session.value.kind !== 'signed_in') return;
  tokens = undefined;
  keepRefresh(undefined);
  session.value = { kind: 'expired' };
}

/** Leaves this page for the login server's. */
export async function signIn({ isSilent = false } = {}): Promise<void> {
  const [config, { beginLogin }] = await protocol();
  const { to, attempt } = await beginLogin(config, language.value);
  keepAttempt({ ...attempt, returnTo: here(), isSilent });
  location.assign(to);
}

/** Signs out here immediately, and at the login server too if it supports that. */
export async function signOut(): Promise<void> {
  const old = tokens ?? {};
  tokens = undefined;
  keepRefresh(undefined);
  noteSomebody(false);
  session.value = { kind: 'signed_out' };
  const [config, { endLogin }] = await protocol();
  const to = await endLogin(config, old);
  if (to !== undefined) location.assign(to);
}
