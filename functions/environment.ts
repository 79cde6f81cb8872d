import * as z from 'zod';
import { MostradorError } from '../bot/model/errors';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A required variable. `meaning` says what it is, for the person who has to correct it. */
export const text = (form: RegExp, meaning: string) =>
  z
    .string({ error: ({ input }) => (input === undefined ? `is not set; it is ${meaning}` : `must be ${meaning}`) })
    .regex(form, `must be ${meaning}`);

export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, `must be one of ${values.join(', ')}`);

/** A whole number from 1 to 999,999,999. */
export const count = () =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'must be a whole number from 1')
    .transform(Number);

/**
 * Parses the environment with a schema whose keys are variables. An empty variable counts as not set.
 *
 * @throws MostradorError CONFIGURATION_INVALID naming the first invalid variable, and what it must be
 */
export function readEnvironment<Schema extends z.ZodType>(schema: Schema, environment: Environment): z.output<Schema> {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = schema.safeParse(set);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const variable = String(issue?.path[0]);
  throw new MostradorError('CONFIGURATION_INVALID', `${variable} ${issue?.message}.`, { variable });
}
