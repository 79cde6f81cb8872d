import * as z from 'zod';
import { compact } from '../../../model/compact';
import { LANGUAGES } from '../../../model/language';
import { CHANNELS } from '../../../model/message';
import { DURATIONS, FIGURES, type Rollup } from '../../../model/rollup';
import type { RollupProgress, RollupStore } from '../../../ports';
import { content } from '../items/form';
import { readable } from '../readable';
import { PutCommand } from '../table/commands';
import * as keys from '../table/keys';
import { withRetry } from '../table/retry';
import { getItem, items, type Table } from '../table/table';

const counts = z.partialRecord(z.enum(FIGURES), z.number());
const sums = { counts, durations: z.partialRecord(z.enum(DURATIONS), z.record(z.string(), z.number())) };
const entry = z.object({ asked: z.number(), helped: z.number(), didNot: z.number(), handedOver: z.number() });

const rollup: z.ZodType<Rollup> = z.object({
  day: z.string(),
  rows: z.array(z.object({ language: z.enum(LANGUAGES), channel: z.enum(CHANNELS), topic: z.string(), ...sums })),
  entries: z.record(z.string(), entry),
  people: z.record(z.string(), z.object(sums)),
});

const progress: z.ZodType<RollupProgress> = z.object({ through: z.string(), amended: z.array(z.string()) });

/** Figures hold nothing about a person, and are kept for so long after their day. */
const KEPT_SECONDS = 10 * 366 * 86_400;

/** The figures of days, one item each. */
export function rollupStore(table: Table): RollupStore {
  const put = async (key: keys.Key, value: unknown, expiresAt?: number): Promise<void> => {
    const command = new PutCommand({ TableName: table.name, Item: compact({ ...key, expiresAt, json: JSON.stringify(value) }) });
    await withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal));
  };
  return {
    async listRollups(from, to) {
      const found: Rollup[] = [];
      for await (const item of items(table, { partition: keys.ROLLUPS, from, to, eventual: true }))
        found.push(...readable(table, item, () => content(rollup, item)));
      return found;
    },
    saveRollup: (one) => put(keys.rollupKey(one.day), one, Date.parse(`${one.day}T00:00:00Z`) / 1_000 + KEPT_SECONDS),
    async loadRollupProgress() {
      const item = await getItem(table, keys.rollupProgressKey);
      return item && content(progress, item);
    },
    saveRollupProgress: (one) => put(keys.rollupProgressKey, one),
  };
}
