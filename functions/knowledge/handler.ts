import { lambda } from '../api/app';
import { trustedOrigins } from '../api/origins';
import { runtime } from '../runtime';
import { knowledgeApp } from './app';

export const handler = lambda(knowledgeApp(runtime, trustedOrigins(runtime)));
