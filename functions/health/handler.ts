import { lambda } from '../api/app';
import { logged } from '../api/log';
import { throughEdge } from '../edge';
import { runtime } from '../runtime';
import { healthApp } from './app';

export const handler = logged(
  'health',
  throughEdge(lambda(healthApp(runtime)), () => runtime().config),
);
