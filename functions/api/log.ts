import { AsyncLocalStorage } from 'node:async_hooks';
import * as z from 'zod';
import { compact } from '../../bot/model/compact';

/** The allowed fields of a log line: an allow-list, so that no customer's text can get in (T13). */
export interface LogFields {
  readonly method?: string;
  /** The pattern, never the path: paths contain conversation ids. */
  readonly route?: string;
  readonly status?: number;
  readonly code?: string;
  readonly tookMs?: number;
  readonly count?: number;
  /** The key of an item of the table: ids, no names. */
  readonly itemKey?: string;
  readonly knowledgeVersion?: string;
  readonly errorName?: string;
  /** Where the error was thrown: file and line, without the message. */
  readonly errorAt?: string;
}

interface Invocation {
  /** The function. */
  readonly service: string;
  /** The same for the request at the gateway and everything that it caused. */
  readonly correlationId?: string;
  /** When Lambda ends it, in ms of `performance.now()`. */
  readonly endsAt?: number;
}

const invocation = new AsyncLocalStorage<Invocation>();

/** The id of the request that is being served, or that caused this work. */
export function correlationId(): string | undefined {
  return invocation.getStore()?.correlationId;
}

/** How long the invocation that is running has left, in ms; endless outside of any. */
export function remainingMs(): number {
  return (invocation.getStore()?.endsAt ?? Number.POSITIVE_INFINITY) - performance.now();
}

/** Stands for the invocation that is running; `undefined` outside of any. */
export function currentInvocation(): object | undefined {
  return invocation.getStore();
}

const identified = z.object({
  correlationId: z.string().max(100).optional(),
  requestContext: z.object({ requestId: z.string() }).optional(),
});
const lambdaContext = z.object({ awsRequestId: z.string() });
const limited = z.object({ getRemainingTimeInMillis: z.custom<() => number>((value) => typeof value === 'function') });

/**
 * A handler whose log lines name the function and the request: the gateway's, that of the caller, or its own; and whose calls
 * know how much time is left.
 */
export function logged<Event, Context, Result>(
  service: string,
  handler: (event: Event, context: Context) => Promise<Result>,
): (event: Event, context: Context) => Promise<Result> {
  return (event, context) => {
    const { correlationId: passedOn, requestContext } = identified.safeParse(event).data ?? {};
    // A request cannot claim another's id: the gateway's own comes first.
    const id = requestContext?.requestId ?? passedOn ?? lambdaContext.safeParse(context).data?.awsRequestId;
    const timed = limited.safeParse(context).data;
    const endsAt = timed && performance.now() + timed.getRemainingTimeInMillis();
    return invocation.run(compact({ service, correlationId: id, endsAt }), () => handler(event, context));
  };
}

/** Runs what belongs to another request than the one that is being served: its log lines name that one. */
export function onBehalfOf<Result>(id: string | undefined, run: () => Result): Result {
  const now = invocation.getStore();
  return now === undefined || id === undefined ? run() : invocation.run({ ...now, correlationId: id }, run);
}

/**
 * Writes one event as one line of JSON, in the form of AWS Lambda Powertools. `LOG=off` keeps tests readable.
 *
 * Not through `console`, which Lambda replaces by one that puts text before the line, or the line into another.
 */
export function log(level: 'info' | 'error', event: string, fields: LogFields = {}): void {
  if (process.env.LOG === 'off') return;
  const { service, correlationId: correlation_id } = invocation.getStore() ?? {};
  const timestamp = new Date().toISOString();
  writeLine({ level: level.toUpperCase(), message: event, timestamp, ...compact({ service, correlation_id }), ...fields });
}

/** Lambda makes an event of the log of each line. */
export function writeLine(content: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(content)}\n`);
}

/** An error's name and place. Its message may quote input, so it is left out. */
export function errorFields(error: unknown): Pick<LogFields, 'errorName' | 'errorAt'> {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const place = placeOf(error);
  return compact({ errorName: error.name, errorAt: place });
}

/** The part of a stack trace that is searched. */
const MAX_STACK = 4_000;

/** File, line and column of the first frame. The message comes before the frames, and may look like one. */
function placeOf({ name, message, stack = '' }: Error): string | undefined {
  const told = stack.indexOf(message);
  const frames = stack.slice(told < 0 ? name.length : told + message.length).slice(0, MAX_STACK);
  const frame = frames.split('\n').find((line) => line.trimStart().startsWith('at '));
  return frame === undefined ? undefined : /[\w.-]{1,100}:\d{1,9}:\d{1,9}(?=\)?$)/.exec(frame.slice(-200))?.[0];
}
