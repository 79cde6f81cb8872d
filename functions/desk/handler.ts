import { lambda } from '../api/app';
import { logged } from '../api/log';
import { trustedOrigins } from '../api/origins';
import { throughEdge } from '../edge';
import { runtime } from '../runtime';
import { deskApp } from './app';

export const handler = logged(
  'desk',
  throughEdge(lambda(deskApp(runtime, trustedOrigins(runtime))), () => runtime().config),
);
