import { hasNews, type State } from './state';

const SOON_MS = 2_000;
const SOON_FOR_MS = 60_000;
const VISIBLE_MS = 4_000;
const HIDDEN_MS = 30_000;
/** Hours may go by before somebody asks how it went, or takes it up again. */
const RESOLVED_MS = 60_000;
const LONGEST_RESOLVED_MS = 600_000;

export interface Watching {
  readonly conversation: State['conversation'];
  readonly isOnline: boolean;
  readonly isVisible: boolean;
  /** ms since the last message of either side. */
  readonly quietForMs: number;
  /** Reads that failed in a row. */
  readonly failures: number;
}

/**
 * How long to wait before news are read again, in ms; `undefined`: not at all. Reading is the largest cost of the
 * whole system, so it happens only while a person is expected to write, and seldom, before somebody's eyes, once it is
 * resolved.
 */
export function pollDelayMs({ conversation, isOnline, isVisible, quietForMs, failures }: Watching): number | undefined {
  const isResolved = conversation === 'resolved';
  if (!isOnline || !hasNews(conversation) || (isResolved && !isVisible)) return undefined;
  if (!isVisible) return HIDDEN_MS;
  const delay = isResolved ? RESOLVED_MS : quietForMs < SOON_FOR_MS ? SOON_MS : VISIBLE_MS;
  return Math.min(delay * 2 ** failures, isResolved ? LONGEST_RESOLVED_MS : HIDDEN_MS);
}
