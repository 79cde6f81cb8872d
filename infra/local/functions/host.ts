import { compact } from '../../../bot/model/compact';
import type { FunctionRow } from '../../../functions/registry';

/** The part of a registry row that is needed to run a function. */
export type RunnableRow = Pick<FunctionRow, 'entry' | 'timeoutSeconds' | 'memoryMegabytes' | 'asynchronous'>;

/** An error as Lambda reports it to the caller. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

export type Invocation =
  /** `payload` is JSON. */
  { readonly kind: 'returned'; readonly payload: string } | { readonly kind: 'failed'; readonly error: FunctionError };

/** Workers that share their work. */
export interface WorkerPool {
  readonly pool: string;
  /** How many events they take at the same time. */
  readonly places: number;
}

/** Runs functions. Payloads are passed as JSON, so that nothing is shared by reference. */
export interface FunctionHost {
  /** Never throws for errors of the function; one that is too slow fails after its time-out. */
  invoke(name: string, payload: string): Promise<Invocation>;
  /** The workers that run the function. */
  poolOf(name: string): WorkerPool;
  close(): Promise<void>;
}

/** Receives a line that a function wrote. */
export type FunctionLog = (line: string) => void;

export const TIMED_OUT = 'Sandbox.Timedout';
export const EXITED = 'Runtime.ExitError';

export function timedOut(requestId: string, seconds: number): Invocation {
  return failed(TIMED_OUT, `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`);
}

export function exited(requestId: string, how: string): Invocation {
  return failed(EXITED, `RequestId: ${requestId} Error: Runtime exited ${how}`);
}

export function failed(errorType: string, errorMessage: string, trace?: readonly string[]): Invocation {
  return { kind: 'failed', error: compact({ errorType, errorMessage, trace }) };
}
