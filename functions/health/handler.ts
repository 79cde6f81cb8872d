import { lambda } from '../api/app';
import { throughEdge } from '../edge';
import { runtime } from '../runtime';
import { healthApp } from './app';

export const handler = throughEdge(lambda(healthApp(runtime)), () => runtime().config);
