import { runtime } from '../runtime';
import { watchHandler } from './run';

export const handler = watchHandler(runtime);
