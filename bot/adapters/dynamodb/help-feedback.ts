import * as z from 'zod';
import { LANGUAGES } from '../../model/language';
import type { HelpFeedback, HelpFeedbackStore } from '../../ports';
import { content } from './items/form';
import { readable } from './readable';
import { PutCommand } from './table/commands';
import * as keys from './table/keys';
import { withRetry } from './table/retry';
import { collect, items, type Table } from './table/table';

const feedback: z.ZodType<HelpFeedback> = z.object({
  id: z.string(),
  entryId: z.string(),
  question: z.string(),
  language: z.enum(LANGUAGES),
  helpful: z.boolean(),
  missing: z.exactOptional(z.string()),
  at: z.string(),
});

/** What readers said of help pages, in the order of time. */
export function helpFeedbackStore(table: Table): HelpFeedbackStore {
  return {
    saveHelpFeedback: async (one, expiresAt) => {
      const item = { ...keys.helpFeedbackKey(one.at, one.id), expiresAt, json: JSON.stringify(one) };
      const command = new PutCommand({ TableName: table.name, Item: item });
      await withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal));
    },
    listHelpFeedback: async (since, limit) => {
      const range = { from: since, to: keys.LAST_TIME, backward: true, pageSize: limit, eventual: true };
      const found = await collect(items(table, { partition: keys.HELP_FEEDBACK, ...range }), limit);
      return found.flatMap((item) => readable(table, item, () => content(feedback, item)));
    },
  };
}
