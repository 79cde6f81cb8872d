/** Where a conversation is kept in this browser. @param scope tells two deployments on one page's origin apart */
export const keyIn = (scope: string): string => `mostrador:v1:${scope}`;

/** Kept for this long after the last change. */
const KEEP_MS = 30 * 24 * 60 * 60 * 1_000;

/**
 * What was kept, as it was written; nothing once its time is over.
 * Storage may be forbidden, full or written by somebody else: then there is nothing.
 */
export function readKept(storage: () => Storage, key: string, nowMs: number): Readonly<Record<string, unknown>> {
  try {
    const { until, ...kept } = JSON.parse(storage().getItem(key) ?? '{}');
    return until > nowMs ? kept : {};
  } catch {
    return {};
  }
}

/** The item as it stands there, null without one; undefined where storage is forbidden. */
export function textIn(storage: () => Storage, key: string): string | null | undefined {
  try {
    return storage().getItem(key);
  } catch {
    return undefined;
  }
}

/** Keeps `values` in place of what was kept. Storage that is forbidden or full keeps nothing: the widget works without. */
export function writeKept(storage: () => Storage, key: string, values: object, nowMs: number): void {
  try {
    storage().setItem(key, JSON.stringify({ ...values, until: nowMs + KEEP_MS }));
  } catch {
    // Nothing is kept.
  }
}
