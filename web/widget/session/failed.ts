import { Failure } from '../../shared/api/failure';

/** The input can never be accepted. */
export function isInvalid(error: unknown): boolean {
  return error instanceof Failure && error.code === 'INVALID_REQUEST';
}

export function isGone(error: unknown): boolean {
  return error instanceof Failure && error.isGone;
}

/** The code was correct, but a new one was mailed instead. */
export function isUsed(error: unknown): boolean {
  return error instanceof Failure && error.code === 'FRESH_LINK_SENT';
}

/** Seconds until the server accepts requests again; undefined when it was no rate limit. */
export function waitOf(error: unknown): number | undefined {
  return error instanceof Failure && error.code === 'RATE_LIMITED' ? (error.retryAfterSeconds ?? 30) : undefined;
}
