import type { ErrorCode } from '../../../bot/model/errors';

/** `OFFLINE`: no answer came; `TIMEOUT`: none came in time. Everything else is the server's own code. */
export type FailureCode = ErrorCode | 'OFFLINE' | 'TIMEOUT';

/** What the gateway says by its status alone, in a shape of its own. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  413: 'TOO_LARGE',
  429: 'RATE_LIMITED',
};

/** A call that did not do what was asked. */
export class Failure extends Error {
  override readonly name = 'Failure';

  /**
   * @param retryAfterSeconds when to try again, where the server said so
   * @param assignee who has the ticket that one tried to take
   */
  constructor(
    readonly code: FailureCode,
    readonly detail: string,
    readonly retryAfterSeconds?: number,
    readonly assignee?: string,
  ) {
    super(`${code}: ${detail}`);
  }

  /** Whether it is unknown if it took effect, so that the same call with the same id is the right next step. */
  get isPassing(): boolean {
    return /^(OFFLINE|TIMEOUT|UNAVAILABLE|INTERNAL)$/.test(this.code);
  }

  /** The server does not know what was asked about, or no longer lets the caller know. */
  get isGone(): boolean {
    return /NOT_FOUND|UNAUTHENTICATED|FORBIDDEN/.test(this.code);
  }
}

/** The failure that a response outside 2xx stands for. */
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
