import { backOffMs } from '../../shared/api/back-off';
import { expectsMessages, type State } from './state';

const SOON_MS = 2_000;
const SOON_FOR_MS = 60_000;
/** Until the server has named a pace. */
const VISIBLE_MS = 4_000;
const HIDDEN_MS = 30_000;
/** After failures. */
const LONGEST_MS = 60_000;
/** A hint may be lost: then it is found after as long again as nothing has happened, within these bounds. */
const LIVE_MS = 60_000;
const LONGEST_LIVE_MS = 180_000;
/** A follow-up question or a reopening may take hours. */
const RESOLVED_MS = 60_000;
const LONGEST_RESOLVED_MS = 600_000;

export interface Watching {
  readonly conversation: State['conversation'];
  readonly isOnline: boolean;
  readonly isVisible: boolean;
  /** ms since the last message of either side. */
  readonly quietForMs: number;
  /** Whether hints of news arrive. */
  readonly isLive?: boolean;
  /** The pace that the server has named. */
  readonly pollAfterSeconds?: number | undefined;
  /** Failed reads in a row. */
  readonly failures: number;
  /** When the server said to come back, if the last read was refused. */
  readonly retryAfterSeconds?: number | undefined;
  /** A number in [0, 1), by which pages that were refused together spread. */
  readonly random: number;
}

/**
 * Time until the next poll in ms; `undefined` for no poll. Polling is the largest cost of the whole system, so it happens
 * only while a person is expected to write, and after the resolution seldom and only on a visible page.
 */
export function pollDelayMs(watching: Watching): number | undefined {
  const { conversation, isOnline, isVisible, isLive, quietForMs, pollAfterSeconds, failures, retryAfterSeconds, random } =
    watching;
  const isResolved = conversation === 'resolved';
  if (!isOnline || !expectsMessages(conversation) || (isResolved && !isVisible)) return undefined;
  const named = pollAfterSeconds === undefined ? VISIBLE_MS : pollAfterSeconds * 1_000;
  // What this page has just sent or received is news to the server, too, by the next answer.
  const visible = isResolved ? RESOLVED_MS : quietForMs < SOON_FOR_MS ? SOON_MS : named;
  const delay = isVisible ? visible : Math.max(HIDDEN_MS, visible);
  if (failures === 0) return isLive === true && isVisible ? Math.min(Math.max(LIVE_MS, quietForMs), LONGEST_LIVE_MS) : delay;
  const longestMs = isResolved ? LONGEST_RESOLVED_MS : LONGEST_MS;
  return backOffMs({ failures, firstMs: delay * 2, longestMs, retryAfterSeconds, random });
}
