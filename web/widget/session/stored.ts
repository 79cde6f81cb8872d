/** The storage key of a conversation. @param scope separates two deployments on the same origin */
export const keyIn = (scope: string): string => `mostrador:v1:${scope}`;

/** Kept for this long after the last change. */
const KEEP_MS = 30 * 24 * 60 * 60 * 1_000;

/** What was stored; empty when it has expired, or when storage is forbidden, full or was written by somebody else. */
export function readKept(storage: () => Storage, key: string, nowMs: number): Readonly<Record<string, unknown>> {
  try {
    const { until, ...kept } = JSON.parse(storage().getItem(key) ?? '{}');
    return until > nowMs ? kept : {};
  } catch {
    return {};
  }
}

/** The stored text, null when there is none; undefined when storage is forbidden. */
export function textIn(storage: () => Storage, key: string): string | null | undefined {
  try {
    return storage().getItem(key);
  } catch {
    return undefined;
  }
}

/** Replaces what was stored with `values`. The widget also works when storage is forbidden or full. */
export function writeKept(storage: () => Storage, key: string, values: object, nowMs: number): void {
  try {
    storage().setItem(key, JSON.stringify({ ...values, until: nowMs + KEEP_MS }));
  } catch {
    // Nothing is stored.
  }
}
