import type { LambdaContext } from './context';
import type { FunctionError } from './host';

export type Handler = (event: unknown, context: LambdaContext) => unknown;

/** Returns the `handler` that a function's module exports. */
export function handlerOf(module: unknown, name: string): Handler {
  if (typeof module === 'object' && module !== null && 'handler' in module && typeof module.handler === 'function') {
    const { handler } = module;
    return (event, context) => handler(event, context);
  }
  throw new Error(`The function ${name} exports no handler.`);
}

/** The function's result as Lambda passes it on: JSON, and `null` for nothing. */
export function payloadOf(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

/** The thrown error in the form that Lambda reports to callers. */
export function errorOf(thrown: unknown): FunctionError {
  if (!(thrown instanceof Error)) return { errorType: typeof thrown, errorMessage: String(thrown) };
  const trace = (thrown.stack ?? '')
    .split('\n')
    .slice(1)
    .map((line) => line.trimEnd());
  return { errorType: thrown.name, errorMessage: thrown.message, trace };
}
