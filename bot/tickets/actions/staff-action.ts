import * as z from 'zod';
import { compact } from '../../model/compact';
import type { ErrorCode } from '../../model/errors';
import { requestId } from '../../model/fields';
import type { Permission } from '../authorize';
import { type Transition, type TransitionName, transitionOf } from '../lifecycle/transitions';
import { type DeskPorts, type HowToPerform, perform, type StaffBody, type StaffRequest } from './perform';

interface Described<Path extends string, Body extends StaffBody> extends Permission {
  /** Last part of its address: `POST /v1/tickets/{number}/<path>`. */
  readonly path: Path;
  /** One line for the description of the API. */
  readonly summary: string;
  /** From `staffBody`. */
  readonly body: z.ZodType<Body>;
  /** A body that does something; `id` and `version` may be left out of every body. */
  readonly example: Omit<Body, keyof StaffBody>;
}

/** All that there is to say about an action: the API and its description, rights, refusals, the pages' types and tests follow from it. */
interface Definition<Path extends string, Body extends StaffBody> extends Described<Path, Body>, HowToPerform<Body> {
  /** The change that it makes to a ticket: legal from which status to which, and how it is refused otherwise. */
  readonly transition: TransitionName | Transition;
  /** How it may fail beyond the ways in which every action may. */
  readonly problems?: readonly ErrorCode[];
}

/** A method's type, so that actions with different bodies fit into one list. */
type Take<Body> = { take(desk: DeskPorts, request: StaffRequest<Body>): Promise<void> }['take'];

/** What staff may do to a ticket; called, it is done. */
export type StaffAction<Path extends string = string, Body extends StaffBody = StaffBody> = Described<Path, Body> &
  Take<Body> & { readonly transition: Transition; readonly problems: readonly ErrorCode[] };

/** A body with these fields, beside the `id` and the `version` that every action may carry. */
export function staffBody<const Fields extends z.core.$ZodLooseShape>(fields: Fields) {
  return z.strictObject({ id: z.exactOptional(requestId), version: z.exactOptional(z.int().min(1)), ...fields });
}

/** Defines what staff may do to a ticket. It belongs into the list of `actions/index.ts`, and its route into `functions/registry.ts`. */
export function staffAction<const Path extends string, Body extends StaffBody>(
  definition: Definition<Path, Body>,
): StaffAction<Path, Body> {
  const { action, roles, purpose, path, summary, body, example, problems = [] } = definition;
  const take: Take<Body> = (desk, request) => perform(desk, definition, request);
  const transition = transitionOf(definition.transition);
  return Object.assign(take, { action, roles, ...compact({ purpose }), path, summary, transition, body, example, problems });
}
