import { systemClock } from '../../bot/adapters/crypto';
import { logged } from '../api/log';
import { embeddedMetrics } from '../api/metrics';
import { runtime } from '../runtime';
import { watchHandler } from './run';

const record = embeddedMetrics(() => runtime().config.metricsNamespace, systemClock.now);

export const handler = logged('watch', watchHandler(runtime, record));
