import type { z } from 'zod';
import type { ErrorCode } from '../../bot/model/errors';
import type { Permission } from '../../bot/tickets/authorize';
import type { Route } from '../registry';
import type { ApiContext, App } from './app';

/** One API call: its route, input, output and possible errors. The OpenAPI document is generated from these. */
export interface Operation extends Route {
  readonly summary: string;
  readonly body?: z.ZodType;
  /** A valid body. */
  readonly example?: object;
  readonly query?: z.ZodType;
  readonly status: 200 | 201 | 202 | 204;
  readonly response?: z.ZodType;
  /** The response is text of this type instead of JSON. */
  readonly text?: 'text/csv';
  /** The same response body with another status, when the service is degraded. */
  readonly degradedStatus?: 503;
  readonly problems: readonly ErrorCode[];
  /** Which staff may call it. */
  readonly permission?: Permission;
}

/** An operation and its handler. */
export interface Endpoint<Runtime> extends Operation {
  handle(c: ApiContext, runtime: Runtime): Response | Promise<Response>;
}

/** Errors of a call with a body or query before it is handled. */
export const INPUT_PROBLEMS = [
  'INVALID_REQUEST',
  'INVALID_JSON',
  'TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
] as const satisfies readonly ErrorCode[];

/** Registers the handler of each endpoint's route. */
export function serve<Runtime>(app: App, endpoints: readonly Endpoint<Runtime>[], runtime: () => Runtime): App {
  for (const endpoint of endpoints) {
    app.on(endpoint.method, endpoint.path.replace(/\{(\w+)\}/g, ':$1'), async (c) => endpoint.handle(c, runtime()));
  }
  return app;
}
