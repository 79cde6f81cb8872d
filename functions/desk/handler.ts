import { lambda } from '../api/app';
import { trustedOrigins } from '../api/origins';
import { throughEdge } from '../edge';
import { runtime } from '../runtime';
import { deskApp } from './app';

export const handler = throughEdge(lambda(deskApp(runtime, trustedOrigins(runtime))), () => runtime().config);
