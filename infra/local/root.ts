import { join, resolve } from 'node:path';

/** The checkout: where `functions/`, `knowledge/` and `node_modules/` are, wherever the command was started. */
export const ROOT = resolve(__dirname, '../..');

/** What the matcher knows of languages before it has read any entry. */
export const LANGUAGE_KNOWLEDGE = join(ROOT, 'bot/matcher/data');
