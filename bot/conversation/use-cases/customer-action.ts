import type { z } from 'zod';
import type { ErrorCode } from '../../model/errors';
import type { Writer } from '../rate-limit';
import type { Needs, RequestRead } from './read-for-request';
import type { ConversationPorts, Outcome } from './settle';

/** One request of a customer about their own conversation. */
export interface CustomerRequest<Body> {
  /** By the authorisation. */
  readonly read: RequestRead;
  readonly body: Body;
  readonly writer: Writer;
}

/** A customer action: the API and its description, the pages' types and the checks follow from it. */
export interface CustomerAction<Path extends string = string, Body = unknown> {
  /** Last part of its address: `POST /v1/conversations/{id}/<path>`. */
  readonly path: Path;
  /** One line for the API description. */
  readonly summary: string;
  readonly body: z.ZodType<Body>;
  /** A valid body. */
  readonly example: object;
  /** Error codes beyond those that every action may have. */
  readonly problems: readonly ErrorCode[];
  /** What is read besides the conversation. */
  needs?(body: Body): Needs;
  take(ports: ConversationPorts, request: CustomerRequest<Body>): Promise<Outcome>;
}

/** Defines a customer action. Add it to the list in `customer-actions.ts`, and its route to `functions/registry.ts`. */
export function customerAction<const Path extends string, Body>(
  definition: CustomerAction<Path, Body>,
): CustomerAction<Path, Body> {
  return definition;
}
