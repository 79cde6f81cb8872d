import * as z from 'zod';
import { MostradorError } from '../../model/errors';

/** What the outbox worker has to know of an error, beside its code. */
const extra = z.object({
  /** When the receiver wants to be tried again. */
  retryAfterSeconds: z.number().exactOptional(),
  /** The message may have arrived. */
  ambiguous: z.boolean().exactOptional(),
});

/** A MostradorError's message begins with its code. */
const FORM = /^([A-Z_]+): (.*?)(?: (\{[^{}]*\}))?$/s;
const MAX_DETAIL = 200;

/** The same error with everything in its message: Lambda passes on a name and a message only. */
export function writeDeliveryError(error: MostradorError): MostradorError {
  const known = extra.safeParse(error.extra).data ?? {};
  return new MostradorError(error.code, `${error.detail} ${JSON.stringify(known)}`, error.extra, { cause: error });
}

/**
 * The reverse. Any other error may go away, and the message may have arrived: the function was stopped in the middle of it.
 */
export function readDeliveryError(message: string): MostradorError {
  const [, code, detail = '', fields = '{}'] = FORM.exec(message) ?? [];
  const known = code === 'FORBIDDEN' ? code : 'UNAVAILABLE';
  const text = `The channel did not take the messages: ${(code === undefined ? message : `${code}: ${detail}`).slice(0, MAX_DETAIL)}`;
  return new MostradorError(
    known,
    text,
    code === undefined ? { ambiguous: true } : { ...extra.safeParse(JSON.parse(fields)).data },
  );
}
