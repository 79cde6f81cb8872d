import type { z } from 'zod';
import type { Conversation } from '../../model/conversation';
import type { ErrorCode } from '../../model/errors';
import type { Writer } from '../rate-limit';
import type { ConversationPorts, Outcome } from './settle';

/** One request of a customer about a conversation that is theirs. */
export interface CustomerRequest<Body> {
  /** As the authorisation has just read it. */
  readonly conversation: Conversation;
  readonly body: Body;
  readonly writer: Writer;
}

/** What a customer may do in a conversation: the API and its description, the pages' types and the checks follow from it. */
export interface CustomerAction<Path extends string = string, Body = unknown> {
  /** Last part of its address: `POST /v1/conversations/{id}/<path>`. */
  readonly path: Path;
  /** One line for the description of the API. */
  readonly summary: string;
  readonly body: z.ZodType<Body>;
  /** A body that does something. */
  readonly example: object;
  /** How it may fail beyond the ways in which every action may. */
  readonly problems: readonly ErrorCode[];
  take(ports: ConversationPorts, request: CustomerRequest<Body>): Promise<Outcome>;
}

/** Defines an action of customers. It belongs into the list of `customer-actions.ts`, and its route into `functions/registry.ts`. */
export function customerAction<const Path extends string, Body>(
  definition: CustomerAction<Path, Body>,
): CustomerAction<Path, Body> {
  return definition;
}
