import type { KnowledgeSource } from '../../bot/ports';
import { assignWaiting } from '../../bot/tickets/assignment/assign-waiting';
import { monitorSla, type SlaMonitorPorts } from '../../bot/tickets/sla/monitor';
import { log } from '../api/log';

/** What the watch needs from outside. */
export interface WatchDependencies extends SlaMonitorPorts {
  readonly knowledge: KnowledgeSource;
}

/**
 * One scheduled look at the tickets that wait for somebody, then at the due times: whoever is reminded is there. Whatever fails is thrown at the end, when everything else is done:
 * the invocation then counts as failed, and is tried again.
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
