import { lambda } from '../api/app';
import { trustedOrigins } from '../api/origins';
import { runtime } from '../runtime';
import { chatApp } from './app';

export const handler = lambda(chatApp(runtime, trustedOrigins(runtime)));
