import type { KnowledgeSource } from '../../bot/ports';
import { assignWaiting } from '../../bot/tickets/assignment/assign-waiting';
import { monitorSla, type SlaMonitorPorts } from '../../bot/tickets/sla/monitor';
import { log } from '../api/log';

/** The dependencies of the SLA monitor's function. */
export interface WatchDependencies extends SlaMonitorPorts {
  readonly knowledge: KnowledgeSource;
}

/**
 * One scheduled run: assigns waiting tickets, then checks the due times, so that people who are reminded are available.
 * Errors are thrown at the end, when everything else is done, so that the invocation fails and is retried.
 */
export function watchHandler(runtime: () => WatchDependencies): () => Promise<void> {
  return async () => {
    const { service } = (await runtime().knowledge.current()).base;
    const assigned = await assignWaiting(runtime(), service, runtime().clock.now());
    const watched = await monitorSla(runtime(), service);
    const failures = [...assigned.failures, ...watched.failures];
    log('info', 'watched', { function: 'watch', count: assigned.given + assigned.released + watched.delayed + watched.closed });
    if (failures.length > 0) throw failures[0];
  };
}
