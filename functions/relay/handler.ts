import { setTimeout as after } from 'node:timers/promises';
import { systemClock } from '../../bot/adapters/crypto';
import { compact } from '../../bot/model/compact';
import type { OutboxWorkerPorts } from '../../bot/tickets/notifications/outbox-worker';
import { logged } from '../api/log';
import { embeddedMetrics } from '../api/metrics';
import { runtime } from '../runtime';
import { channelOf, mailerOf, webhookOf } from './dependencies';
import { relayHandler } from './run';

let made: OutboxWorkerPorts | undefined;

function ports(): OutboxWorkerPorts {
  const { config, ...rest } = runtime();
  made ??= {
    ...rest,
    mailer: mailerOf(config),
    webhook: webhookOf(config),
    channel: channelOf(config),
    siteUrl: config.siteUrl,
    ...compact({ customerPage: config.customerPage }),
    pause: (ms, signal) => after(ms, undefined, { signal }).catch(() => undefined),
  };
  return made;
}

const record = embeddedMetrics(() => runtime().config.metricsNamespace, systemClock.now);

export const handler = logged('relay', relayHandler(ports, record));
