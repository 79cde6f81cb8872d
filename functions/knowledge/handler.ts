import { lambda } from '../api/app';
import { logged } from '../api/log';
import { trustedOrigins } from '../api/origins';
import { throughEdge } from '../edge';
import { runtime } from '../runtime';
import { knowledgeApp } from './app';

export const handler = logged(
  'knowledge',
  throughEdge(lambda(knowledgeApp(runtime, trustedOrigins(runtime))), () => runtime().config),
);
