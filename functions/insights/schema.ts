import * as z from 'zod';
import { DURATIONS, FIGURES } from '../../bot/model/rollup';

const figures = {
  counts: z.partialRecord(z.enum(FIGURES), z.int().min(0)),
  /** From the opening of a ticket, in milliseconds. */
  durations: z.partialRecord(z.enum(DURATIONS), z.strictObject({ count: z.int(), median: z.int(), p90: z.int() })),
};
export const insights = z.strictObject({
  from: z.string(),
  to: z.string(),
  total: z.strictObject(figures),
  /** Of the range of the same length before. */
  before: z.strictObject(figures),
  groups: z.array(z.strictObject({ key: z.string(), ...figures })),
  /** Those that were asked most, in answers. */
  entries: z.array(
    z.strictObject({
      entryId: z.string(),
      asked: z.int(),
      helped: z.int(),
      didNot: z.int(),
      handedOver: z.int(),
    }),
  ),
  /** Oneself; for a lead, everybody. */
  people: z.array(z.strictObject({ login: z.string(), ...figures })),
});
