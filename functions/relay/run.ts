import { type OutboxWorkerPorts, runOutboxWorker } from '../../bot/tickets/notifications/outbox-worker';
import { log } from '../api/log';

/**
 * One run over the outbox. The schedule's event and a kick's are the same to it: whoever comes, everything due is
 * delivered. What the store threw is thrown at the end: the invocation then counts as failed, and is tried again.
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
