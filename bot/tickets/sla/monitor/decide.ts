import type { Ticket } from '../../../model/ticket';
import { mergeChanges, type TicketChange } from '../../lifecycle/transition-ticket';
import { close, followUp } from './after-resolution';
import type { Check, MonitorContext, Step } from './check';
import { delay } from './delay';
import { lapse } from './lapse';
import { tellOwner } from './owner';
import { alarm, markBroken, remind } from './staff-warnings';

/**
 * The monitor's checks, in order. In each row, the first check that returns a step wins; each row sees the ticket as the
 * rows before it leave it.
 */
const CHECKS: readonly (readonly Check[])[] = [[lapse], [markBroken], [delay, alarm, remind], [tellOwner], [close, followUp]];

/** The steps a ticket needs now; carried out in one transaction. */
export interface Decision {
  readonly steps: readonly Step[];
  readonly change: TicketChange;
}

/**
 * What a ticket needs now. Pure and idempotent: deciding again on the result finds nothing to do.
 * @returns undefined when it needs nothing
 */
export function decide(ticket: Ticket, context: MonitorContext): Decision | undefined {
  return CHECKS.reduce<Decision | undefined>((decision, row) => {
    const step = firstStep(row, decision?.change.next ?? ticket, context);
    if (step === undefined) return decision;
    if (decision === undefined) return { steps: [step], change: step.change };
    return { steps: [...decision.steps, step], change: mergeChanges(decision.change, () => step.change) };
  }, undefined);
}

function firstStep(checks: readonly Check[], ticket: Ticket, context: MonitorContext): Step | undefined {
  for (const check of checks) {
    const step = check(ticket, context);
    if (step !== undefined) return step;
  }
  return undefined;
}
