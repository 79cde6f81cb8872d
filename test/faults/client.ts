import { z } from 'zod';

/** An answer, or nothing: then nobody outside knows whether the request took effect. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter: string | undefined;
}

/** Longer than API Gateway waits: a request that takes more has no bounded time (I10). */
const MAX_MS = 35_000;

const problem = z.object({ code: z.string() });

/** Requests of one client, with the count of each status and the longest time. */
export class Client {
  readonly statuses = new Map<number | 'none', number>();
  /** Status and problem code of what was refused. */
  readonly refusals = new Set<string>();
  longestMs = 0;
  /** What no request may be answered with. */
  readonly violations: string[] = [];

  /** @returns undefined when the connection broke */
  async send(url: string, method: string, path: string, token: string, body?: unknown): Promise<Answer | undefined> {
    const startedMs = performance.now();
    try {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(MAX_MS),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answered = jsonOf(await response.text());
      this.#count(response.status, startedMs);
      const retryAfter = response.headers.get('retry-after') ?? undefined;
      if (response.status >= 400) {
        const code = problem.safeParse(answered).data?.code ?? 'without a code';
        const isSilent = response.status === 503 && retryAfter === undefined;
        this.refusals.add(`${response.status} ${code}${isSilent ? ' without Retry-After' : ''}`);
      }
      return { status: response.status, body: answered, retryAfter };
    } catch {
      this.#count('none', startedMs);
      if (performance.now() - startedMs >= MAX_MS)
        this.violations.push(`I10: ${method} ${path} was not answered in ${MAX_MS} ms`);
      return undefined;
    }
  }

  #count(status: number | 'none', startedMs: number): void {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    this.longestMs = Math.max(this.longestMs, performance.now() - startedMs);
  }
}

/** Whether the request may or may not have taken effect, so that it has to be repeated with the same id. */
export function isUnknown(answer: Answer | undefined): boolean {
  return answer === undefined || answer.status >= 500 || answer.status === 429;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const message = z.object({ seq: z.int(), id: z.string(), text: z.string(), author: z.object({ role: z.string() }) });
export type Message = z.infer<typeof message>;

export const opened = z.object({ conversationId: z.string(), token: z.string(), messages: z.array(message) });
export const news = z.object({
  messages: z.array(message),
  state: z.string(),
  ticket: z.object({ number: z.string() }).optional(),
});
export const queue = z.object({ tickets: z.array(z.object({ number: z.string() })), cursor: z.string().optional() });

const event = z.looseObject({ version: z.int(), kind: z.string(), actor: z.string().optional() });
export type Event = z.infer<typeof event>;
export const details = z.object({
  ticket: z.object({
    number: z.string(),
    status: z.string(),
    version: z.int(),
    assignee: z.object({ login: z.string() }).optional(),
  }),
  messages: z.array(message),
  events: z.array(event),
  eventsBefore: z.int().optional(),
});
