import * as z from 'zod';
import { MostradorError } from '../../model/errors';
import { email, name } from '../../model/fields';
import type { Ticket } from '../../model/ticket';
import { ownerNotices } from '../../tickets/assignment/change-owner';
import { customerKeyOf } from '../../tickets/customer/customer-key';
import { addDetails } from '../../tickets/customer/customer-transitions';
import { ticketView } from '../../tickets/lifecycle/ticket-view';
import { isOpenStatus } from '../../tickets/lifecycle/transitions';
import { conversationClosed, rateLimited } from '../conversation-errors';
import { joinOwner } from '../handlers/contact';
import { handOff, secondsToNextTicket } from '../handlers/hand-off';
import { reopenStep } from '../handlers/reopen';
import type { Writer } from '../rate-limit';
import { botText, say, ticketValues, voiceOf } from '../respond/voice';
import type { TurnInput } from '../turn-context';
import { advance, type TurnResult } from '../turn-result';
import { customerAction } from './customer-action';
import type { RequestRead } from './read-for-request';
import { type ConversationPorts, type Outcome, settle } from './settle';

export interface ContactDetails {
  readonly name?: string;
  readonly email?: string;
}

/**
 * The customer asks for a person: opens the conversation's ticket, adds contact details to an open one, or reopens a
 * resolved one. However often it is called, there is one ticket (T4). A customer who has cancelled too many tickets is told
 * when they may ask again.
 *
 * @throws MostradorError CONVERSATION_CLOSED, RATE_LIMITED
 */
export async function askForPerson(
  ports: ConversationPorts,
  conversation: string | RequestRead,
  contact: ContactDetails,
  writer: Writer,
): Promise<Outcome> {
  return settle(ports, conversation, undefined, writer, (input) => {
    const { conversation, ticket } = input;
    if (conversation.state === 'closed') throw conversationClosed();
    const known = { ...conversation.customer, ...contact };
    const named: TurnInput = { ...input, conversation: { ...conversation, customer: known } };
    if (ticket !== undefined && isOpenStatus(ticket.status)) return addContact(named, ticket, contact);
    if (ticket?.status === 'resolved') return advance(named, [reopenStep(named, ticket, 'not_solved')]);
    const retryAfterSeconds = secondsToNextTicket(input);
    if (retryAfterSeconds > 0) throw rateLimited(retryAfterSeconds);
    const voice = voiceOf(input.knowledge, conversation.language, input.now);
    const didNotHelp = conversation.misses > 0 && conversation.lastAnswer !== undefined;
    return advance(named, [
      handOff(named, voice, {
        reason: didNotHelp ? 'not_helpful' : 'asked',
        question: conversation.pendingQuestion,
        explanation: conversation.pendingExplanation,
      }),
    ]);
  });
}

export const handoffAction = customerAction({
  path: 'handoff',
  summary: 'A person, please; again with contact details adds them to the same ticket',
  body: z.strictObject({ name: z.exactOptional(name), email: z.exactOptional(email) }),
  example: { name: 'Eva', email: 'eva@example.com' },
  problems: ['CONVERSATION_CLOSED'],
  take: (ports, { read, body, writer }) => askForPerson(ports, read, body, writer),
});

function addContact(input: TurnInput, ticket: Ticket, contact: ContactDetails): TurnResult | undefined {
  const voice = voiceOf(input.knowledge, input.conversation.language, input.now);
  const changed =
    (contact.name !== undefined && contact.name !== ticket.customer.name) ||
    (contact.email !== undefined && (contact.email !== ticket.customer.email || ticket.mailReturned !== undefined));
  if (!changed) return undefined;
  const view = ticketView(ticket);
  const joined = joinOwner(input, addDetails(ticket, contact, input.now, customerKeyOf(input.conversation, input.digest)));
  const { next } = joined.ticket;
  const context = { service: input.knowledge.base.service, language: voice.language, ticket: next, now: input.now };
  const notices = ownerNotices(ticket, context).map((draft) => ({ ...draft, ticket: ticketView(next) }));
  return advance(input, [{ drafts: [botText(say(voice, 'handoff.details', ticketValues(voice, view))), ...notices], ...joined }]);
}

/**
 * Reopens the conversation's resolved ticket.
 *
 * @throws MostradorError CONVERSATION_CLOSED, ILLEGAL_MOVE when there is no resolved ticket
 */
export async function reopenConversation(
  ports: ConversationPorts,
  conversation: string | RequestRead,
  writer: Writer,
  reason = 'not_solved',
): Promise<Outcome> {
  return settle(ports, conversation, undefined, writer, (input) => {
    const { conversation, ticket } = input;
    if (conversation.state === 'closed') throw conversationClosed();
    if (ticket !== undefined && isOpenStatus(ticket.status)) return undefined;
    if (ticket?.status !== 'resolved')
      throw new MostradorError('ILLEGAL_MOVE', 'There is no resolved ticket to reopen. Ask for a person with POST …/handoff.');
    return advance(input, [reopenStep(input, ticket, reason)]);
  });
}

export const reopenAction = customerAction({
  path: 'reopen',
  summary: 'Not solved: the resolved ticket is taken up again',
  body: z.strictObject({ reason: z.exactOptional(z.enum(['not_solved'])) }),
  example: { reason: 'not_solved' },
  problems: ['ILLEGAL_MOVE', 'CONVERSATION_CLOSED'],
  take: (ports, { read, body, writer }) => reopenConversation(ports, read, writer, body.reason),
});
