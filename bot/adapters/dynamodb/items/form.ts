import type { z } from 'zod';
import { MostradorError } from '../../../model/errors';
import { packed } from '../table/packing';

/**
 * The form in which an item's content is written. Items of form 1 have no number: their content is JSON of the model, as
 * version 0.1.0 wrote it. Form 2 is the short one of conversations, turns, stored replies and tickets; the others are still
 * of form 1. In form 3 the short one is compressed, in `z`, and what belongs together stands together: a conversation with
 * its turns. In form 4 only the latest of them stand there, and the earlier ones have items of their own.
 */
export const SHORT_FORM = 2;
export const PACKED_FORM = 3;
export const PARTED_FORM = 4;

/** An item as read: its content, unpacked, and its form. */
export interface Written {
  readonly json: string;
  readonly form: number;
}

/** The attributes of an item in the packed form. */
export interface Packed {
  readonly form: number;
  readonly z: Uint8Array;
}

export function packedForm(content: unknown, form = PACKED_FORM): Packed {
  return { form, z: packed(JSON.stringify(content)) };
}

/** The attributes of an item in the short form. */
export function shortForm(content: unknown): Written {
  return { form: SHORT_FORM, json: JSON.stringify(content) };
}

/**
 * The content of an item of form 1, checked.
 *
 * @throws MostradorError INTERNAL when it is of a newer form, or is not what it should be
 */
export function content<Content>(schema: z.ZodType<Content>, { json, form }: Written): Content {
  if (form !== 1) throw unknownForm(form);
  return checked(schema, JSON.parse(json));
}

/** The content of an item that was written in other forms before; each is to be checked. */
export function contentOfEither<Content>(
  { json, form }: Written,
  read: {
    readonly first: (content: unknown) => Content;
    readonly short: (content: unknown) => Content;
    readonly packed?: (content: unknown) => Content;
    readonly parted?: (content: unknown) => Content;
  },
): Content {
  const reads = [read.first, read.short, read.packed, read.parted][form - 1];
  if (reads === undefined) throw unknownForm(form);
  return reads(JSON.parse(json));
}

/**
 * The value itself, when the schema holds. The error names members only: what they hold may be personal.
 *
 * @throws MostradorError INTERNAL
 */
export function checked<Content>(schema: z.ZodType<Content>, value: unknown): Content {
  if (holds(schema, value)) return value;
  const wrong = schema.safeParse(value).error?.issues.map(({ path, code }) => `${path.join('.') || 'it'} (${code})`);
  throw new MostradorError('INTERNAL', `An item of the table is not what it should be: ${wrong?.join(', ')}.`);
}

function holds<Content>(schema: z.ZodType<Content>, value: unknown): value is Content {
  return schema.safeParse(value).success;
}

function unknownForm(form: number): MostradorError {
  return new MostradorError(
    'INTERNAL',
    `An item of the table has the form ${form}, which this version cannot read: a newer version wrote it. Deploy that one.`,
  );
}
