import { Failure } from '../../shared/api/failure';

/** What was said cannot be taken, now or later. */
export function isInvalid(error: unknown): boolean {
  return error instanceof Failure && error.code === 'INVALID_REQUEST';
}

export function isGone(error: unknown): boolean {
  return error instanceof Failure && error.isGone;
}

/** The code was right, and another was mailed in its place. */
export function isUsed(error: unknown): boolean {
  return error instanceof Failure && error.code === 'FRESH_LINK_SENT';
}

/** Seconds until the server will take more; undefined when this was not too much. */
export function waitOf(error: unknown): number | undefined {
  return error instanceof Failure && error.code === 'RATE_LIMITED' ? (error.retryAfterSeconds ?? 30) : undefined;
}
