import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { MostradorError, storeUnavailable } from '../../errors';

/** Names that DynamoDB, the SDK and the network give to what may pass by itself. */
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
  'NetworkingError',
]);
const TRANSIENT_SOCKET = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);
const TRANSIENT_REASON = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/** May pass by itself: throttled, in conflict with another transaction, out of reach, or the other side's fault. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof TransactionCanceledException) {
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? '');
    return !codes.includes('ConditionalCheckFailed') && codes.some((code) => TRANSIENT_REASON.has(code));
  }
  return TRANSIENT.has(error.name) || TRANSIENT_SOCKET.has(text(error, 'code')) || status(error) >= 500;
}

/** A condition that did not hold: an outcome, not a failure. */
export function isRefused(error: unknown): error is Error {
  if (error instanceof TransactionCanceledException)
    return (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ConditionalCheckFailed');
  return error instanceof Error && error.name === 'ConditionalCheckFailedException';
}

/** What the bot is told: our own fault, or a store that cannot do it now. */
export function failure(error: unknown): MostradorError {
  if (error instanceof MostradorError) return error;
  const name = error instanceof Error ? error.name : 'Error';
  return name === 'ValidationException' ||
    name === 'TransactionCanceledException' ||
    name === 'IdempotentParameterMismatchException'
    ? new MostradorError('INTERNAL', `The table refused the request (${name}).`, {}, { cause: error })
    : storeUnavailable(`The table could not be reached (${name}).`, error);
}

function text(error: object, property: string): string {
  return property in error ? String(Reflect.get(error, property)) : '';
}

function status(error: object): number {
  const metadata: unknown = Reflect.get(error, '$metadata');
  const code: unknown = typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'httpStatusCode') : undefined;
  return typeof code === 'number' ? code : 0;
}
