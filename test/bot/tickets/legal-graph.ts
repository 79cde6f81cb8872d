import { STAFF_ACTIONS } from '../../../bot/tickets/actions';
import { TRANSITIONS, type Transition, type TransitionName, transitionOf } from '../../../bot/tickets/lifecycle/transitions';

const named = (Object.keys(TRANSITIONS) as readonly TransitionName[]).map(transitionOf);

/** Every way in which a ticket may change, by the kind of its event: those of the table, and those that actions of staff bring. */
export const LEGAL_GRAPH: ReadonlyMap<string, Transition> = new Map(
  [...named, ...STAFF_ACTIONS.map(({ transition }) => transition)].map((transition) => [transition.kind, transition]),
);

/** @throws Error when there is no such kind */
export function transitionNamed(kind: string): Transition {
  const transition = LEGAL_GRAPH.get(kind);
  if (transition === undefined) throw new Error(`No transition leaves an event of the kind ${kind}.`);
  return transition;
}
