import type { ErrorCode } from '../../../bot/errors';

/** `OFFLINE`: no answer came; `TIMEOUT`: none came in time. Everything else is the server's own code. */
export type FailureCode = ErrorCode | 'OFFLINE' | 'TIMEOUT';

/** What the gateway says by its status alone, in a shape of its own. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'INVALID_REQUEST',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  413: 'TOO_LARGE',
  429: 'RATE_LIMITED',
  500: 'INTERNAL',
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
    return ['OFFLINE', 'TIMEOUT', 'UNAVAILABLE', 'INTERNAL'].includes(this.code);
  }

  /** The server does not know what was asked about, or no longer lets the caller know. */
  get isGone(): boolean {
    return ['CONVERSATION_NOT_FOUND', 'NOT_FOUND', 'UNAUTHENTICATED', 'FORBIDDEN'].includes(this.code);
  }
}

/** The failure that a response outside 2xx stands for. */
export async function failureOf(response: Response): Promise<Failure> {
  const body: Record<string, unknown> = await response.json().catch(() => ({}));
  const known = typeof body.code === 'string' ? (body.code as ErrorCode) : undefined;
  const code = known ?? BY_STATUS[response.status] ?? (response.status > 500 ? 'UNAVAILABLE' : 'INVALID_REQUEST');
  const seconds = Number(body.retryAfterSeconds ?? response.headers.get('retry-after') ?? Number.NaN);
  const detail = typeof body.detail === 'string' ? body.detail : `HTTP ${response.status}`;
  const assignee = typeof body.assignee === 'string' ? body.assignee : undefined;
  return new Failure(code, detail, Number.isFinite(seconds) ? seconds : undefined, assignee);
}
