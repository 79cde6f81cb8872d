import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { MostradorError, storeUnavailable } from '../../../model/errors';

/** What DynamoDB, the SDK and the network call that which may pass by itself. */
const TRANSIENT = new Set([
  'InternalServerError',
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ServiceUnavailable',
  'Throttling',
  'ThrottlingException',
  'TransactionConflictException',
  'TransactionInProgressException',
  'AbortError',
  'TimeoutError',
  // Errors of the network have no name of their own.
  'Error',
]);
const TRANSIENT_REASON = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/** May pass by itself: throttled, in conflict with another transaction, out of reach, or the other side's fault. */
export function isTransient(error: unknown): boolean {
  if (error instanceof TransactionCanceledException) {
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? '');
    return !codes.includes('ConditionalCheckFailed') && codes.some((code) => TRANSIENT_REASON.has(code));
  }
  const status = property(property(error, '$metadata'), 'httpStatusCode');
  return TRANSIENT.has(nameOf(error)) || Number(status ?? 0) >= 500;
}

/** A condition that did not hold: an outcome, not a failure. */
export function isRefused(error: unknown): boolean {
  if (error instanceof TransactionCanceledException)
    return (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ConditionalCheckFailed');
  return nameOf(error) === 'ConditionalCheckFailedException';
}

/** Requests that no repetition makes better: our own fault. */
const WRONG = new Set(['ValidationException', 'TransactionCanceledException', 'IdempotentParameterMismatchException']);

/** What the bot is told: our own fault, or a store that cannot do it now. */
export function failure(error: unknown): MostradorError {
  if (error instanceof MostradorError) return error;
  const name = nameOf(error);
  return WRONG.has(name) && !isTransient(error)
    ? new MostradorError('INTERNAL', `The table refused the request (${name}).`, {}, { cause: error })
    : storeUnavailable(`The table could not be reached (${name}).`, error);
}

function nameOf(error: unknown): string {
  return String(property(error, 'name') ?? 'Error');
}

function property(thing: unknown, name: string): unknown {
  return typeof thing === 'object' && thing !== null ? Reflect.get(thing, name) : undefined;
}
