import { lambda } from '../api/app';
import { logged } from '../api/log';
import { trustedOrigins } from '../api/origins';
import { throughEdge } from '../edge';
import { runtime } from '../runtime';
import { insightsApp } from './app';

export const handler = logged(
  'insights',
  throughEdge(lambda(insightsApp(runtime, trustedOrigins(runtime))), () => runtime().config),
);
