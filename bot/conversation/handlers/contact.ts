import { compact } from '../../model/compact';
import { spokenName } from '../../model/person-name';
import { customerKeyOf } from '../../tickets/customer/customer-key';
import { addDetails } from '../../tickets/customer/customer-transitions';
import { mergeChanges } from '../../tickets/lifecycle/transition-ticket';
import { botText, say } from '../respond/voice';
import type { KeptContact, TurnContext, TurnInput, UnreadableContact, Utterance } from '../turn-context';
import type { HandlerResult, Step } from '../turn-result';
import { readContact, readUnreadableContact } from '../understand/contact';
import { leaveToPerson } from './with-person';

/**
 * The address in a message while there is a ticket, if none is known yet or the customer says it has changed. On other
 * channels than the web, the channel itself reaches the customer.
 */
export function contactIn(
  { conversation, ticket }: TurnInput,
  { text, choice }: Utterance,
): KeptContact | UnreadableContact | undefined {
  if (ticket === undefined || ticket.status === 'closed' || conversation.channel !== 'web' || choice !== undefined)
    return undefined;
  const said = readContact(text);
  if (said === undefined) return readUnreadableContact(text);
  const known = { ...conversation.customer, ...ticket.customer };
  if (known.email !== undefined && !said.isNew && known.email.toLowerCase() !== said.email.toLowerCase()) return undefined;
  const name = known.name ?? said.name;
  return { customer: { ...known, email: said.email, ...compact({ name }) }, isAll: said.isAll };
}

export const isContactOnly = ({ contact }: TurnContext): boolean => contact?.isAll === true;

/** The message contains only contact details: the ticket stores them, and no answer is looked for. */
export const onlyContact = (context: TurnContext): HandlerResult => ({ ...leaveToPerson(context), kind: 'added' });

/** Adds contact details to a handler's result: stores them with the ticket and confirms them, or asks for them again. */
export function keepContact(
  context: TurnContext,
  act: HandlerResult,
  { customer }: KeptContact | UnreadableContact,
): HandlerResult {
  return {
    ...act,
    kind: act.kind === 'silent' ? 'added' : act.kind,
    steps: (explanation) => {
      const steps = act.steps(explanation);
      return customer === undefined ? askedAgain(context, steps) : withDetails(context, steps, customer);
    },
  };
}

function askedAgain({ input, voice }: TurnContext, steps: readonly Step[]): readonly Step[] {
  const ticket = steps.findLast((step) => step.ticket !== undefined)?.ticket?.next ?? input.ticket;
  return ticket?.status === 'closed' ? steps : [...steps, { drafts: [botText(say(voice, 'contact.unreadable'))] }];
}

function withDetails({ input, voice }: TurnContext, steps: readonly Step[], customer: KeptContact['customer']): readonly Step[] {
  const { now, digest, conversation } = input;
  const last = steps.findLastIndex(({ ticket }) => ticket !== undefined);
  const change = steps[last]?.ticket;
  const ticket = change?.next ?? input.ticket;
  // A customer who cancels in the same message gets no mail.
  if (ticket === undefined || ticket.status === 'closed') return steps;
  const spoken = spokenName(customer.name);
  const name = spoken === undefined ? '' : `, ${spoken}`;
  const told: Step = { drafts: [botText(say(voice, 'contact.kept', { name, email: customer.email }))] };
  const { email, name: before } = ticket.customer;
  if (email === customer.email && before === customer.name && ticket.mailReturned === undefined) return [...steps, told];
  const add = (next: typeof ticket) => addDetails(next, customer, now, customerKeyOf(conversation, digest));
  if (change === undefined) return [...steps, { ...told, ticket: add(ticket) }];
  return [...steps.map((step, index) => (index === last ? { ...step, ticket: mergeChanges(change, add) } : step)), told];
}
