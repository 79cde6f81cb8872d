import { lambda } from '../api/app';
import { runtime } from '../runtime';
import { knowledgeApp } from './app';

export const handler = lambda(knowledgeApp(runtime));
