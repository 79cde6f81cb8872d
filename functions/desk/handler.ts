import { lambda } from '../api/app';
import { trustedOrigins } from '../api/origins';
import { runtime } from '../runtime';
import { deskApp } from './app';

export const handler = lambda(deskApp(runtime, trustedOrigins(runtime)));
