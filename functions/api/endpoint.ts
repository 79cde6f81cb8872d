import type { z } from 'zod';
import type { ErrorCode } from '../../bot/model/errors';
import type { Permission } from '../../bot/tickets/authorize';
import type { Route } from '../registry';
import type { ApiContext, App } from './app';

/** One call of the API: its route, what it takes, what it gives, and how it may fail. The OpenAPI document is made of these. */
export interface Operation extends Route {
  readonly summary: string;
  readonly body?: z.ZodType;
  /** A body that does something. */
  readonly example?: object;
  readonly query?: z.ZodType;
  readonly status: 200 | 201 | 204;
  readonly response?: z.ZodType;
  /** The same body under another status: how it is degraded. */
  readonly degradedStatus?: 503;
  readonly problems: readonly ErrorCode[];
  /** Who of the staff may. */
  readonly permission?: Permission;
}

/** An operation and what answers it. */
export interface Endpoint<Runtime> extends Operation {
  handle(c: ApiContext, runtime: Runtime): Response | Promise<Response>;
}

/** How a call with a body or a query may fail before it is looked at any further. */
export const INPUT_PROBLEMS = [
  'INVALID_REQUEST',
  'INVALID_JSON',
  'TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
] as const satisfies readonly ErrorCode[];

/** Answers each endpoint's route. */
export function serve<Runtime>(app: App, endpoints: readonly Endpoint<Runtime>[], runtime: () => Runtime): App {
  for (const endpoint of endpoints) {
    app.on(endpoint.method, endpoint.path.replace(/\{(\w+)\}/g, ':$1'), async (c) => endpoint.handle(c, runtime()));
  }
  return app;
}
