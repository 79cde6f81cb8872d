import { cancelTicket } from '../../tickets/customer/customer-transitions';
import { botText, say, ticketValues } from '../respond/voice';
import type { TurnContext } from '../turn-context';
import type { HandlerResult } from '../turn-result';
import { CRISIS } from '../understand/danger/crisis';
import { saysClosingWords } from './closing';
import { converse } from './converse';
import { noted } from './with-person';

/** The cancel button, while the ticket is open. */
export const isCancelled = ({ utterance, openTicket }: TurnContext): boolean =>
  openTicket !== undefined && utterance.choice === 'cancel';

/** "It is settled" while a ticket waits; after a report of danger, "that is all" leads to the same question. */
export const isCancelledInWords = (context: TurnContext): boolean =>
  saysClosingWords(context) &&
  context.openTicket !== undefined &&
  (context.understanding.intent === 'cancel' || context.openTicket.dangerAt !== undefined);

/** Closes the ticket immediately, unless danger was reported. */
export function cancel(context: TurnContext): HandlerResult {
  const { input, voice, openTicket: ticket } = context;
  if (ticket === undefined) return converse(context);
  const view = input.conversation.ticket;
  if (ticket.dangerAt !== undefined) {
    // Only a person can find out whether everybody is safe.
    const isCrisis = ticket.dangerKinds?.includes(CRISIS) === true;
    const ask = say(voice, isCrisis ? 'crisis.unwanted' : 'danger.unwanted', { number: ticket.number });
    return { kind: 'added', steps: () => [noted(context), { drafts: [botText(ask)] }] };
  }
  const done = view === undefined ? [] : [botText(say(voice, 'cancel.done', ticketValues(voice, view)))];
  return {
    kind: 'none',
    steps: () => [{ patch: { state: 'open', misses: 0 }, drafts: done, ticket: cancelTicket(ticket, input.now) }],
  };
}
