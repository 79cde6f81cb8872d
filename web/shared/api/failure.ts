import type { ErrorCode } from '../../../bot/model/errors';

/** `OFFLINE`: no response arrived; `TIMEOUT`: none in time. All other codes are the server's. */
export type FailureCode = ErrorCode | 'OFFLINE' | 'TIMEOUT';

/** Codes for gateway errors, which have only a status. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  413: 'TOO_LARGE',
  429: 'RATE_LIMITED',
};

/** A failed API call. */
export class Failure extends Error {
  override readonly name = 'Failure';

  /**
   * @param retryAfterSeconds when to try again, if the server said so
   * @param assignee owner of the ticket that the person tried to take
   */
  constructor(
    readonly code: FailureCode,
    readonly detail: string,
    readonly retryAfterSeconds?: number,
    readonly assignee?: string,
  ) {
    super(`${code}: ${detail}`);
  }

  /** Whether it is unknown if the call took effect, so that repeating it with the same id is right. */
  get isPassing(): boolean {
    return /^(OFFLINE|TIMEOUT|UNAVAILABLE|INTERNAL)$/.test(this.code);
  }

  /** Whether the server does not know what was asked for, or no longer gives the caller access. */
  get isGone(): boolean {
    return /NOT_FOUND|UNAUTHENTICATED|FORBIDDEN/.test(this.code);
  }
}

/** The failure for a response outside 2xx. */
export async function failureOf(response: Response): Promise<Failure> {
  const { code, detail, retryAfterSeconds, assignee }: Partial<Failure> = await response.json().catch(() => ({}));
  const { status, headers } = response;
  return new Failure(
    code ?? BY_STATUS[status] ?? (status < 500 ? 'INVALID_REQUEST' : 'UNAVAILABLE'),
    detail ?? `HTTP ${status}`,
    retryAfterSeconds ?? (Number(headers.get('retry-after')) || undefined),
    assignee,
  );
}
