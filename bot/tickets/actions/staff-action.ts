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
  /** One line for the API description. */
  readonly summary: string;
  /** From `staffBody`. */
  readonly body: z.ZodType<Body>;
  /** A valid body; `id` and `version` may be left out of every body. */
  readonly example: Omit<Body, keyof StaffBody>;
}

/**
 * The complete definition of an action: the API and its description, permissions, error messages, the pages' types and
 * tests follow from it.
 */
interface Definition<Path extends string, Body extends StaffBody> extends Described<Path, Body>, HowToPerform<Body> {
  /** Its transition: the statuses from and to, and the error message when it is illegal. */
  readonly transition: TransitionName | Transition;
  /** Error codes beyond those that every action may have. */
  readonly problems?: readonly ErrorCode[];
}

/** A method's type, so that actions with different bodies fit into one list. */
type Take<Body> = { take(desk: DeskPorts, request: StaffRequest<Body>): Promise<void> }['take'];

/** A staff action; calling it performs it. */
export type StaffAction<Path extends string = string, Body extends StaffBody = StaffBody> = Described<Path, Body> &
  Take<Body> & { readonly transition: Transition; readonly problems: readonly ErrorCode[] };

/** A body with these fields, and the `id` and `version` that every action may have. */
export function staffBody<const Fields extends z.core.$ZodLooseShape>(fields: Fields) {
  return z.strictObject({ id: z.exactOptional(requestId), version: z.exactOptional(z.int().min(1)), ...fields });
}

/** Defines a staff action. Add it to the list in `actions/index.ts`, and its route to `functions/registry.ts`. */
export function staffAction<const Path extends string, Body extends StaffBody>(
  definition: Definition<Path, Body>,
): StaffAction<Path, Body> {
  const { action, roles, purpose, path, summary, body, example, problems = [] } = definition;
  const take: Take<Body> = (desk, request) => perform(desk, definition, request);
  const transition = transitionOf(definition.transition);
  return Object.assign(take, { action, roles, ...compact({ purpose }), path, summary, transition, body, example, problems });
}
