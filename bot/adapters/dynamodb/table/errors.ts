import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { MostradorError, storeUnavailable } from '../../../model/errors';

/** Names that DynamoDB, the SDK and the network give to temporary errors. */
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
  // Network errors have no name of their own.
  'Error',
]);
const TRANSIENT_REASON = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/** Whether the error may go away: throttling, a conflict with another transaction, an unreachable server, or a server error. */
export function isTransient(error: unknown): boolean {
  if (error instanceof TransactionCanceledException) {
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? '');
    return !codes.includes('ConditionalCheckFailed') && codes.some((code) => TRANSIENT_REASON.has(code));
  }
  const status = property(property(error, '$metadata'), 'httpStatusCode');
  return TRANSIENT.has(nameOf(error)) || Number(status ?? 0) >= 500;
}

/** Whether other transactions on the same items were in the way, and nothing else: with the next try somebody gets on. */
export function isContention(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return nameOf(error) === 'TransactionConflictException';
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None').filter((code) => code !== 'None');
  return codes.length > 0 && codes.every((code) => code === 'TransactionConflict');
}

/** Whether a condition did not hold: an outcome, not a failure. */
export function isConditionFailure(error: unknown): boolean {
  if (error instanceof TransactionCanceledException)
    return (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ConditionalCheckFailed');
  return nameOf(error) === 'ConditionalCheckFailedException';
}

/**
 * Waits for a write, where a condition that does not hold is an outcome like any other.
 *
 * @returns whether the condition held, and so the write was made
 * @throws every other failure of the write
 */
export async function conditionHolds(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
}

/** Requests that fail however often they are repeated: bugs. */
const WRONG = new Set(['ValidationException', 'TransactionCanceledException', 'IdempotentParameterMismatchException']);

/** The error reported to the bot: a bug, or a store that is unavailable now. */
export function storeError(error: unknown): MostradorError {
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
