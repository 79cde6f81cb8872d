import * as z from 'zod';
import { language } from '../model/fields';
import { MAX_TITLE } from '../model/limits';

/** A job is one item of the table, which holds 400 KB; longer files are imported by the command. */
export const MAX_IMPORT_CHARACTERS = 300_000;

/** A file of questions and answers from elsewhere, that is to become drafts. */
export const importRequest = z.strictObject({
  /** Its ending tells the form. */
  name: z.string().min(1).max(200),
  /** Its bytes in base64. */
  content: z
    .base64()
    .max(MAX_IMPORT_CHARACTERS, 'is too long for the page: import it with the command `npm run knowledge -- import`'),
  /** Of rows that do not say it; the first of the service file otherwise. */
  language: z.exactOptional(language),
  /** Title of the topic of rows that name none. */
  topic: z.exactOptional(z.string().trim().min(1).max(MAX_TITLE)),
  /** Whether entries that are there already are written anew. */
  replace: z.boolean().default(false),
  /** Tells what would happen, and saves nothing. */
  dryRun: z.boolean().default(true),
});
export type ImportRequest = z.infer<typeof importRequest>;
