import type { Context } from 'hono';
import { MostradorError } from '../../bot/model/errors';
import { errorFields, log } from './log';
import { PROBLEMS } from './problems';

/** The body of every error: RFC 9457, with a stable `code`. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly [extra: string]: unknown;
}

export function problemDocument(error: MostradorError): ProblemDocument {
  const { status, title } = PROBLEMS[error.code];
  const detail = status === 500 ? 'The fault is on our side and was noted. Try again in a moment.' : error.detail;
  return { ...(status === 500 ? {} : error.extra), type: 'about:blank', title, status, code: error.code, detail };
}

/** When a client should try again after something that is over in a moment, such as throttling. */
const RETRY_AFTER_SECONDS = 1;

/** Turns any thrown value into a problem document. Unknown errors become INTERNAL, without their stack and message. */
export function respondToError(error: unknown, c: Context): Response {
  const known = error instanceof MostradorError ? error : new MostradorError('INTERNAL', '', {}, { cause: error });
  const document = problemDocument(known);
  if (document.status >= 500) log('error', 'request_failed', { code: known.code, ...errorFields(known.cause ?? known) });
  const retryAfter = known.extra.retryAfterSeconds ?? (document.status === 503 ? RETRY_AFTER_SECONDS : undefined);
  return c.body(JSON.stringify(document), document.status as 400, {
    'content-type': 'application/problem+json; charset=utf-8',
    ...(typeof retryAfter === 'number' ? { 'retry-after': String(retryAfter) } : {}),
  });
}
