import { lambda } from '../api/app';
import { runtime } from '../runtime';
import { healthApp } from './app';

export const handler = lambda(healthApp(runtime));
