import * as z from 'zod';
import { emailAddress } from '../text/email-address';
import { LANGUAGES } from './language';
import { MAX_CUSTOMER_TEXT, MAX_EMAIL, MAX_NAME, MAX_STAFF_TEXT } from './limits';

/** Fields shared by several requests: each parses the input, and describes itself in the OpenAPI document. */

export const HALF_A_CHARACTER = 'holds half a character (a lone surrogate): send whole characters';

/** The caller's id of a request or message, which makes a repetition harmless. */
export const requestId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w.:-]+$/, 'may hold letters, digits and . : - _ only');

/** Stored as written (I1); a lone surrogate could not be, so it is rejected. */
const written = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => /\S/.test(value), 'holds nothing but white space: write something')
    .refine((value) => value.isWellFormed(), HALF_A_CHARACTER);
export const customerText = written(MAX_CUSTOMER_TEXT);
export const staffText = written(MAX_STAFF_TEXT);

/** May be empty. */
export const comment = z
  .string()
  .max(MAX_CUSTOMER_TEXT)
  .refine((value) => value.isWellFormed(), HALF_A_CHARACTER);

/** A short text without surrounding white space, such as a name. */
export const shortText = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((value) => value.isWellFormed(), HALF_A_CHARACTER);

export const language = z.enum(LANGUAGES);
export const name = shortText(MAX_NAME);
export const email = z
  .string()
  .max(MAX_EMAIL)
  .transform((written, context) => {
    const address = emailAddress(written);
    if (address !== undefined) return address;
    context.addIssue({ code: 'custom', message: 'must be a mail address such as name@example.com' });
    return z.NEVER;
  })
  .meta({ format: 'email' });

/** A phone number as people write it, kept as its digits with a leading `+` where there is one (ITU-T E.164: at most 15). */
export const phone = z
  .string()
  .max(40)
  .transform((written, context) => {
    const digits = written.replace(/[\s()./-]/g, '');
    if (/^\+?\d{5,15}$/.test(digits)) return digits;
    context.addIssue({ code: 'custom', message: 'must be a phone number such as +34 600 123 456' });
    return z.NEVER;
  });
