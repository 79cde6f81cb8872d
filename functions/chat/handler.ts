import { lambda } from '../api/app';
import { runtime } from '../runtime';
import { chatApp } from './app';

export const handler = lambda(chatApp(runtime));
