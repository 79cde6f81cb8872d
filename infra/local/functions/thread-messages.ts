import type { FunctionError } from './host';

/** Messages from the main thread to the functions' thread. */
export type ToThread =
  | {
      readonly kind: 'invoke';
      readonly requestId: string;
      readonly functionName: string;
      readonly payload: string;
      readonly deadlineMs: number;
    }
  /** Asks whether the event loop is blocked. */
  | { readonly kind: 'ping' };

export type FromThread =
  | { readonly kind: 'returned'; readonly requestId: string; readonly payload: string }
  | { readonly kind: 'failed'; readonly requestId: string; readonly error: FunctionError }
  | { readonly kind: 'pong' };

/** `workerData`: the compiled module of each function. */
export interface ThreadData {
  readonly functions: Readonly<Record<string, { readonly file: string; readonly memoryMegabytes: number }>>;
}
