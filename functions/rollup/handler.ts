import { logged } from '../api/log';
import { runtime } from '../runtime';
import { rollupHandler } from './run';

export const handler = logged('rollup', rollupHandler(runtime));
