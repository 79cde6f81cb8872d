/** `NETWORK`: no answer came; `EXPIRED`: the login is over; otherwise the code of the problem document, or `HTTP_<status>`. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: string,
    readonly detail: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code}: ${detail}`);
  }

  /** Trying the same again later may work. */
  get transient(): boolean {
    return ['NETWORK', 'UNAVAILABLE', 'RATE_LIMITED', 'INTERNAL'].includes(this.code) || this.code.startsWith('HTTP_5');
  }
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem('NETWORK', String(error));
}

/** Reads a failed response; the gateway's own errors have no `code`, so that the status must do. */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null) return new Problem(`HTTP_${response.status}`, response.statusText);
  const { code, detail, ...extra } = { code: `HTTP_${response.status}`, detail: response.statusText, ...body };
  return new Problem(String(code), String(detail), extra);
}
