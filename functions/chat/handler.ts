import { lambda } from '../api/app';
import { logged } from '../api/log';
import { trustedOrigins } from '../api/origins';
import { throughEdge } from '../edge';
import { runtime } from '../runtime';
import { chatApp } from './app';

export const handler = logged(
  'chat',
  throughEdge(lambda(chatApp(runtime, trustedOrigins(runtime))), () => runtime().config),
);
