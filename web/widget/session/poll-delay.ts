import { expectsMessages, type State } from './state';

const SOON_MS = 2_000;
const SOON_FOR_MS = 60_000;
const VISIBLE_MS = 4_000;
const HIDDEN_MS = 30_000;
/** A follow-up question or a reopening may take hours. */
const RESOLVED_MS = 60_000;
const LONGEST_RESOLVED_MS = 600_000;

export interface Watching {
  readonly conversation: State['conversation'];
  readonly isOnline: boolean;
  readonly isVisible: boolean;
  /** ms since the last message of either side. */
  readonly quietForMs: number;
  /** Failed reads in a row. */
  readonly failures: number;
}

/**
 * Time until the next poll in ms; `undefined` for no poll. Polling is the largest cost of the whole system, so it happens
 * only while a person is expected to write, and after the resolution seldom and only on a visible page.
 */
export function pollDelayMs({ conversation, isOnline, isVisible, quietForMs, failures }: Watching): number | undefined {
  const isResolved = conversation === 'resolved';
  if (!isOnline || !expectsMessages(conversation) || (isResolved && !isVisible)) return undefined;
  if (!isVisible) return HIDDEN_MS;
  const delay = isResolved ? RESOLVED_MS : quietForMs < SOON_FOR_MS ? SOON_MS : VISIBLE_MS;
  return Math.min(delay * 2 ** failures, isResolved ? LONGEST_RESOLVED_MS : HIDDEN_MS);
}
