import type { KnowledgeSource } from '../../bot/ports';
import { assignWaiting } from '../../bot/tickets/assignment/assign-waiting';
import { monitorSla, type SlaMonitorPorts } from '../../bot/tickets/sla/monitor';
import { log } from '../api/log';
import type { RecordMetric } from '../api/metrics';
import { isScheduled } from '../scheduled';

/** The dependencies of the SLA monitor's function. */
export interface WatchDependencies extends SlaMonitorPorts {
  readonly knowledge: KnowledgeSource;
}

/** A run that is done by then keeps up with the next one. */
const NORMAL_LAG_MS = 60_000;

/**
 * One scheduled run: assigns waiting tickets, then checks the due times, so that people who are reminded are available.
 * Errors are thrown at the end, when everything else is done, so that the invocation fails and is retried.
 */
export function watchHandler(
  runtime: () => WatchDependencies,
  record: RecordMetric = () => {},
): (event?: unknown) => Promise<void> {
  return async (event) => {
    const { service } = (await runtime().knowledge.current()).base;
    const assigned = await assignWaiting(runtime(), service, runtime().clock.now());
    const watched = await monitorSla(runtime(), service);
    const failures = [...assigned.failures, ...watched.failures];
    log('info', 'watched', { count: assigned.given + assigned.released + watched.delayed + watched.closed });
    const lagMs = runtime().clock.now().getTime() - (isScheduled(event) ? Date.parse(event.time) : Number.POSITIVE_INFINITY);
    if (lagMs > NORMAL_LAG_MS) record('sla_lag_seconds', Math.round(lagMs / 1_000));
    if (failures.length > 0) throw failures[0];
  };
}
