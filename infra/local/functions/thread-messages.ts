import type { FunctionError } from './host';

/** What the main thread asks of the functions' thread. */
export type ToThread =
  | {
      readonly kind: 'invoke';
      readonly requestId: string;
      readonly functionName: string;
      readonly payload: string;
      readonly deadlineMs: number;
    }
  /** Is the event loop still turning? */
  | { readonly kind: 'ping' };

export type FromThread =
  | { readonly kind: 'returned'; readonly requestId: string; readonly payload: string }
  | { readonly kind: 'failed'; readonly requestId: string; readonly error: FunctionError }
  | { readonly kind: 'pong' };

/** `workerData`: each function's compiled module. */
export interface ThreadData {
  readonly functions: Readonly<Record<string, { readonly file: string; readonly memoryMegabytes: number }>>;
}
