import type { Ticket } from '../../../model/ticket';
import { atOnce, type TicketChange } from '../../lifecycle/move-ticket';
import { alarm } from './alarm';
import { breakPromise } from './break-promise';
import { close } from './close';
import { delay } from './delay';
import { followUp } from './follow-up';
import { remind } from './remind';
import type { Policy, Step, Surroundings } from './step';

/** What one look at a ticket amounts to: one transaction. */
export interface Errand {
  readonly steps: readonly Step[];
  readonly change: TicketChange;
}

/** The first of them that has something to do. */
function firstOf(...policies: readonly Policy[]): Policy {
  return (ticket, around) => {
    for (const policy of policies) {
      const step = policy(ticket, around);
      if (step !== undefined) return step;
    }
    return undefined;
  };
}

const POLICIES: readonly Policy[] = [breakPromise, firstOf(delay, alarm, remind), firstOf(close, followUp)];

/**
 * What a ticket needs now. Pure, and settled by what it does: the same look at the ticket as it is afterwards finds nothing.
 * @returns undefined when it needs nothing
 */
export function decideErrand(ticket: Ticket, around: Surroundings): Errand | undefined {
  return POLICIES.reduce<Errand | undefined>((errand, policy) => {
    const step = policy(errand?.change.next ?? ticket, around);
    if (step === undefined) return errand;
    if (errand === undefined) return { steps: [step], change: step.change };
    return { steps: [...errand.steps, step], change: atOnce(errand.change, () => step.change) };
  }, undefined);
}
