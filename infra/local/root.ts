import { join, resolve } from 'node:path';

/** The checkout: where `functions/`, `knowledge/` and `node_modules/` are, wherever the command was started. */
export const ROOT = resolve(__dirname, '../..');

/** What words mean, per language. */
export const LEXICONS = join(ROOT, 'bot/matcher/data');
