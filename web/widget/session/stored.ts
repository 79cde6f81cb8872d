/** Where a conversation is kept in this browser. @param scope tells two deployments on one page's origin apart */
export const keyIn = (scope: string): string => `mostrador:v1:${scope}`;

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
