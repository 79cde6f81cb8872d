import { setTimeout as after } from 'node:timers/promises';
import { compact } from '../../bot/model/compact';
import type { OutboxWorkerPorts } from '../../bot/tickets/notifications/outbox-worker';
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

export const handler = relayHandler(ports);
