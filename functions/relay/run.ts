import { isSesEvent, readSesEvent } from '../../bot/adapters/email';
import { mailCameBack } from '../../bot/tickets/notifications/mail/returned-mail';
import { type OutboxWorkerPorts, runOutboxWorker } from '../../bot/tickets/notifications/outbox-worker';
import { log } from '../api/log';

/**
 * One run of the outbox worker. Whether a schedule or a commit triggered it, everything due is delivered; only what SES
 * says of mail that came back is dealt with by itself. Errors of the store are thrown at the end, so that the invocation
 * fails and is retried.
 */
export function relayHandler(ports: () => OutboxWorkerPorts): (event?: unknown) => Promise<void> {
  return async (event) => {
    if (isSesEvent(event)) return hearOfMail(ports(), event);
    const { delivered, failed, buried, failures } = await runOutboxWorker(ports());
    if (delivered > 0) log('info', 'relayed', { function: 'relay', count: delivered });
    if (failed > 0) log('error', 'delivery_failed', { function: 'relay', count: failed });
    if (buried > 0) log('error', 'delivery_given_up', { function: 'relay', count: buried });
    if (failures.length > 0) throw failures[0];
  };
}

/** @throws ZodError for an event in a form that we do not know: it ends in the dead-letter queue, with its alarm */
async function hearOfMail(ports: OutboxWorkerPorts, event: unknown): Promise<void> {
  const heard = readSesEvent(event);
  // Without an id it is mail of another program; mail to staff belongs to a ticket, but not to its customer's address.
  if (heard?.eventId === undefined) return;
  const [about = ''] = heard.eventId.split('#');
  for (const address of heard.addresses) await mailCameBack(ports, about, address, heard.kind);
  log('info', 'mail_returned', { function: 'relay', count: heard.addresses.length });
}
