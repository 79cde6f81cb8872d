import { isSesEvent, readSesEvent } from '../../bot/adapters/email';
import type { OutboxItem } from '../../bot/ports';
import { mailCameBack } from '../../bot/tickets/notifications/mail/returned-mail';
import { type OutboxWorkerPorts, runOutboxWorker } from '../../bot/tickets/notifications/outbox-worker';
import { log, onBehalfOf } from '../api/log';
import type { RecordMetric } from '../api/metrics';
import { isScheduled } from '../scheduled';

/**
 * One run of the outbox worker. Whether a schedule or a commit triggered it, everything due is delivered; only what SES
 * says of mail that came back is dealt with by itself. Errors of the store are thrown at the end, so that the invocation
 * fails and is retried.
 */
export function relayHandler(
  ports: () => OutboxWorkerPorts,
  record: RecordMetric = () => {},
): (event?: unknown) => Promise<void> {
  return async (event) => {
    if (isSesEvent(event)) return hearOfMail(ports(), event);
    const { delivered, buried, failures } = await runOutboxWorker({ ...ports(), onUndelivered: logUndelivered });
    if (delivered > 0) log('info', 'relayed', { count: delivered });
    if (buried > 0) record('delivery_given_up', buried);
    if (isScheduled(event)) await recordAge(ports(), record);
    if (failures.length > 0) throw failures[0];
  };
}

/** A line of the request that caused the item, whenever that was. */
function logUndelivered({ correlationId }: OutboxItem, outcome: 'failed' | 'given_up'): void {
  onBehalfOf(correlationId, () => log('error', `delivery_${outcome}`, { count: 1 }));
}

/** Younger items are on their way, or wait for a customer who may still be reading. */
const NORMAL_AGE_MS = 60_000;
/** Those that are tried next; what is late is among them, except behind many others that are late too. */
const LOOKED_AT = 100;
const A_DAY_MS = 24 * 3_600_000;

/** How long the oldest item has been waiting: what everybody notices whose mail does not come, whatever the reason is. */
async function recordAge({ store, clock }: OutboxWorkerPorts, record: RecordMetric): Promise<void> {
  const nowMs = clock.now().getTime();
  const items = await store.listOutbox(new Date(nowMs + A_DAY_MS).toISOString(), LOOKED_AT);
  const ageMs = Math.max(0, ...items.map((item) => nowMs - waitsSinceMs(item)));
  if (ageMs > NORMAL_AGE_MS) record('outbox_oldest_seconds', Math.round(ageMs / 1_000));
}

/** What has not been tried waits on purpose until it is due, a warning for the morning for example. */
function waitsSinceMs({ attempts, createdAt, nextAttemptAt }: OutboxItem): number {
  return Date.parse(attempts === 0 ? nextAttemptAt : createdAt);
}

/** @throws ZodError for an event in a form that we do not know: it ends in the dead-letter queue, with its alarm */
async function hearOfMail(ports: OutboxWorkerPorts, event: unknown): Promise<void> {
  const heard = readSesEvent(event);
  // Without an id it is mail of another program; mail to staff belongs to a ticket, but not to its customer's address.
  if (heard?.eventId === undefined) return;
  const [about = ''] = heard.eventId.split('#');
  for (const address of heard.addresses) await mailCameBack(ports, about, address, heard.kind);
  log('info', 'mail_returned', { count: heard.addresses.length });
}
