import { lambda } from '../api/app';
import { trustedOrigins } from '../api/origins';
import { throughEdge } from '../edge';
import { runtime } from '../runtime';
import { knowledgeApp } from './app';

export const handler = throughEdge(lambda(knowledgeApp(runtime, trustedOrigins(runtime))), () => runtime().config);
