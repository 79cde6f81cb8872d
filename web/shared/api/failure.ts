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

  /** @param retryAfterSeconds when to try again, where the server said so */
  constructor(
    readonly code: FailureCode,
    readonly detail: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(`${code}: ${detail}`);
  }

  /** Whether it is unknown if it took effect, so that the same call with the same id is the right next step. */
  get isPassing(): boolean {
    return this.code === 'OFFLINE' || this.code === 'TIMEOUT' || this.code === 'UNAVAILABLE' || this.code === 'INTERNAL';
  }
}

/** The failure that a response outside 2xx stands for. */
export async function failureOf(response: Response): Promise<Failure> {
  const body: Record<string, unknown> = await response.json().catch(() => ({}));
  const known = typeof body['code'] === 'string' ? (body['code'] as ErrorCode) : undefined;
  const code = known ?? BY_STATUS[response.status] ?? (response.status > 500 ? 'UNAVAILABLE' : 'INVALID_REQUEST');
  const seconds = Number(body['retryAfterSeconds'] ?? response.headers.get('retry-after') ?? Number.NaN);
  const detail = typeof body['detail'] === 'string' ? body['detail'] : `HTTP ${response.status}`;
  return Number.isFinite(seconds) ? new Failure(code, detail, seconds) : new Failure(code, detail);
}
