import { signal } from '@preact/signals';
import { session } from '../login/session';
import { afterFailureMs } from './query';

/** Since when hints of news arrive, in ms since 1970: what was read later need not be read every few seconds. */
export const liveSince = signal<number | undefined>(undefined);

/** A hint may be lost. */
const LIVE_MS = 60_000;

interface Reading {
  readonly state: { readonly error: Error | null; readonly dataUpdatedAt: number };
}

/** The pace of a read. Nothing is requested while the login has expired, and less often after a failure; the query client handles focus and hidden pages. */
export const every =
  (ms: number) =>
  ({ state: { error } }: Reading) => {
    if (session.value.kind !== 'signed_in') return false;
    return error === null ? ms : afterFailureMs(1, error, ms * 2);
  };

/** The pace of a read that is hinted at: seldom while hints arrive, `hintedMs` apart at least. */
export const everyUnlessHinted =
  (ms: number, hintedMs = LIVE_MS) =>
  (reading: Reading) => {
    const isHinted = reading.state.dataUpdatedAt >= (liveSince.value ?? Number.POSITIVE_INFINITY);
    return every(isHinted && reading.state.error === null ? Math.max(ms, hintedMs, LIVE_MS) : ms)(reading);
  };
