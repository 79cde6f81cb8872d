import { randomUUID } from 'node:crypto';
import type { FunctionRow } from '../../functions/registry';
import { ACCOUNT_ID, REGION } from './account';

export interface ScheduleOptions {
  readonly registry: Readonly<Record<string, Pick<FunctionRow, 'everyMinutes'>>>;
  /** Runs the function soon, asynchronously. */
  readonly run: (functionName: string, payload: string) => void;
  /** Milliseconds until the first run, which finishes what a crash interrupted. */
  readonly firstAfterMs?: number;
}

const FIRST_AFTER_MS = 2_000;
/** What is due less often finishes nothing that a crash interrupted. */
const SELDOM_MINUTES = 60;

/** Runs every row that has `everyMinutes` at that interval. Returns a function that stops it. */
export function startSchedules({ registry, run, firstAfterMs = FIRST_AFTER_MS }: ScheduleOptions): () => void {
  const timers = Object.entries(registry).flatMap(([functionName, { everyMinutes }]) => {
    if (everyMinutes === undefined) return [];
    const tick = () => run(functionName, JSON.stringify(scheduledEvent(new Date())));
    const first = everyMinutes < SELDOM_MINUTES ? [setTimeout(tick, firstAfterMs)] : [];
    return [...first, setInterval(tick, everyMinutes * 60_000)];
  });
  return () => {
    for (const timer of timers) clearTimeout(timer);
  };
}

/** The event that EventBridge sends to the target of a scheduled rule. */
export function scheduledEvent(now: Date): Readonly<Record<string, unknown>> {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: ACCOUNT_ID,
    time: now.toISOString().replace(/\.\d+Z$/, 'Z'),
    region: REGION,
    resources: [],
    detail: {},
  };
}
