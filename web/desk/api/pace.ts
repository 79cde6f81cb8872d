import { signal } from '@preact/signals';
import { session } from '../login/session';
import { afterFailureMs } from './query';

/** Whether hints of news arrive, so that nothing need be read every few seconds. */
export const isLive = signal(false);

/** A hint may be lost. */
const LIVE_MS = 60_000;

interface Reading {
  readonly state: { readonly error: Error | null };
}

/**
 * The pace of a read. Nothing is requested while the login has expired, and less often after a failure or while hints
 * arrive; the query client handles focus and hidden pages.
 */
export const every =
  (ms: number) =>
  ({ state: { error } }: Reading) => {
    if (session.value.kind !== 'signed_in') return false;
    if (error !== null) return afterFailureMs(1, error, ms * 2);
    return isLive.value ? Math.max(ms, LIVE_MS) : ms;
  };
