import { ticketNumbersIn } from '../../tickets/lifecycle/ticket-number';
import { linkByNumberItem } from '../../tickets/notifications/notify';
import { botText, personChoice, say } from '../respond/voice';
import type { TurnContext } from '../turn-context';
import type { HandlerResult } from '../turn-result';
import { noted } from './with-person';

/** The customer gives the number of a ticket that is not this conversation's. */
export const givesOtherNumber = (context: TurnContext): boolean => otherNumber(context) !== undefined;

/**
 * One and the same reply whether there is such a ticket or not (T1). The link goes to the ticket's own address; an open
 * ticket of this conversation keeps what was said.
 */
export function sendLinkByNumber(context: TurnContext): HandlerResult {
  const { input, voice, openTicket } = context;
  const { conversation, now } = input;
  const ticketNumber = otherNumber(context);
  if (ticketNumber === undefined) return { kind: 'none', steps: () => [] };
  const item = { conversationId: conversation.id, version: conversation.version + 1, ticketNumber, now };
  const ways = openTicket === undefined ? [personChoice(voice)] : undefined;
  return {
    kind: 'none',
    steps: () => [noted(context), { drafts: [botText(say(voice, 'number.sent'), ways)], outbox: [linkByNumberItem(item)] }],
  };
}

function otherNumber({ input: { conversation, mergedInto }, utterance }: TurnContext): string | undefined {
  if (utterance.choice !== undefined) return undefined;
  const own = [conversation.ticket?.number, mergedInto?.number];
  return ticketNumbersIn(utterance.text).find((number) => !own.includes(number));
}
