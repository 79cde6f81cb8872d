import type { z } from 'zod';
import type { ErrorCode } from '../../bot/model/errors';
import type { KnowledgeSource } from '../../bot/ports';
import type { Permission } from '../../bot/tickets/authorize';
import { type ApiContext, readBody, readQuery } from './app';
import { type Caller, callerOf } from './caller';
import type { Endpoint, Operation } from './endpoint';

export const STAFF_PROBLEMS = ['UNAUTHENTICATED', 'FORBIDDEN', 'UNAVAILABLE'] as const satisfies readonly ErrorCode[];

/** One call by a member of staff, parsed. */
export interface StaffCall<Runtime, Body, Query> extends Caller {
  readonly c: ApiContext;
  readonly runtime: Runtime;
  /** Undefined when the definition has no schema for it; likewise `query`. */
  readonly body: Body;
  readonly query: Query;
}

export interface StaffDefinition<Runtime, Body, Query> extends Omit<Operation, 'auth' | 'body' | 'query'> {
  readonly permission: Permission;
  readonly body?: z.ZodType<Body>;
  readonly query?: z.ZodType<Query>;
  handle(call: StaffCall<Runtime, Body, Query>): Response | Promise<Response>;
}

/**
 * An endpoint for staff: it identifies the caller before it parses the request, and parses the request before it handles
 * it.
 */
export function staffEndpoint<Runtime extends { readonly knowledge: KnowledgeSource }>(
  definition: StaffDefinition<Runtime, unknown, unknown>,
): Endpoint<Runtime> {
  const { body, query } = definition;
  return {
    ...definition,
    auth: 'staff',
    handle: async (c, runtime) => {
      const caller = await callerOf(c, runtime);
      return definition.handle({
        ...caller,
        c,
        runtime,
        body: body === undefined ? undefined : await readBody(c, body),
        query: query === undefined ? undefined : readQuery(c, query),
      });
    },
  };
}
