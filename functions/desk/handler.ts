import { lambda } from '../api/app';
import { runtime } from '../runtime';
import { deskApp } from './app';

export const handler = lambda(deskApp(runtime));
