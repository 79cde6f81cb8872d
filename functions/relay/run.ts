import { type OutboxWorkerPorts, runOutboxWorker } from '../../bot/tickets/notifications/outbox-worker';
import { log } from '../api/log';

/**
 * One run of the outbox worker. It ignores its event: whether a schedule or a commit triggered it, everything due is
 * delivered. Errors of the store are thrown at the end, so that the invocation fails and is retried.
 */
export function relayHandler(ports: () => OutboxWorkerPorts): () => Promise<void> {
  return async () => {
    const { delivered, failed, buried, failures } = await runOutboxWorker(ports());
    if (delivered > 0) log('info', 'relayed', { function: 'relay', count: delivered });
    if (failed > 0) log('error', 'delivery_failed', { function: 'relay', count: failed });
    if (buried > 0) log('error', 'delivery_given_up', { function: 'relay', count: buried });
    if (failures.length > 0) throw failures[0];
  };
}
