import type { Ticket } from '../../model/ticket';
import { customerWrote } from '../../tickets/customer/customer-transitions';
import { mergeChanges, transitionTicket } from '../../tickets/lifecycle/transition-ticket';
import { isOpenStatus } from '../../tickets/lifecycle/transitions';
import { botText, say } from '../respond/voice';
import type { TurnContext } from '../turn-context';
import type { Step } from '../turn-result';

/** The open ticket that this conversation's ticket was merged into, if there is one. */
export function goesOnIn({ input: { ticket, mergedInto } }: TurnContext): Ticket | undefined {
  return ticket?.mergedInto !== undefined && mergedInto !== undefined && isOpenStatus(mergedInto.status) ? mergedInto : undefined;
}

/**
 * Passes on what a customer writes after their ticket was merged into another: as a note there, because that ticket may
 * belong to another customer, who must never read it.
 */
export function passOn(context: TurnContext, ticket: Ticket, into: Ticket): Step {
  const { input, voice, understanding, utterance } = context;
  const { now, knowledge, desk } = input;
  const at = { now, service: knowledge.base.service, staffing: desk?.staffing, slaHistory: desk?.slaHistory };
  const text = `«${utterance.text}»`;
  return {
    ticket: transitionTicket(ticket, 'noted', { actor: 'bot', now, text: `${text} → ${into.number}` }),
    other: mergeChanges(customerWrote(into, understanding.tone, at), (next) =>
      transitionTicket(next, 'noted', { actor: 'bot', now, text: `${ticket.number}: ${text}` }),
    ),
    drafts: [botText(say(voice, 'resolved.added', { into: into.number }))],
    ...(into.assignee === undefined ? {} : { needs: {} }),
  };
}
