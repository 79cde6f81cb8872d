import { join, resolve } from 'node:path';

/** The repository's root, with `functions/`, `knowledge/` and `node_modules/`, wherever the command was started. */
export const ROOT = resolve(__dirname, '../..');

/** The folder of the organisation: where `knowledge/`, the settings and the data are, unless a command names others. */
export const HOME = resolve(process.env.MOSTRADOR_HOME || ROOT);

/** The matcher's language data. */
export const LANGUAGE_KNOWLEDGE = join(ROOT, 'bot/matcher/data');

/** The sentence encoder, in 8-bit numbers. */
export const ENCODER_FILE = join(LANGUAGE_KNOWLEDGE, 'encoder-en.bin');

/** The templates of a new knowledge folder. */
export const SKELETON = join(ROOT, 'infra/skeleton');

/** The knowledge of the sample shop. */
export const SAMPLE = join(ROOT, 'knowledge');
