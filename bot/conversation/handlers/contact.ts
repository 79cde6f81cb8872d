import { compact } from '../../model/compact';
import type { Customer } from '../../model/customer';
import { spokenName } from '../../model/person-name';
import { withSameOwner } from '../../tickets/assignment/same-owner';
import { customerKeyOf } from '../../tickets/customer/customer-key';
import { addDetails } from '../../tickets/customer/customer-transitions';
import { mergeChanges, type TicketChange } from '../../tickets/lifecycle/transition-ticket';
import { botText, say, type Voice } from '../respond/voice';
import type { KeptContact, KeptDetails, TurnContext, TurnInput, UnreadableContact, Utterance } from '../turn-context';
import type { HandlerResult, Step } from '../turn-result';
import { readContact, readUnreadableContact } from '../understand/contact';
import { readDetails } from '../understand/details';
import { isWithPerson, leaveToPerson } from './with-person';

/**
 * The address in a message, if none is known yet or the customer says it has changed. On other channels than the web, the
 * channel itself reaches the customer.
 */
export function contactIn(
  { conversation, ticket }: TurnInput,
  { text, choice }: Utterance,
): KeptContact | UnreadableContact | undefined {
  if (ticket?.status === 'closed' || conversation.channel !== 'web' || choice !== undefined) return undefined;
  const said = readContact(text);
  if (said === undefined) return readUnreadableContact(text);
  const known = { ...conversation.customer, ...ticket?.customer };
  if (known.email !== undefined && !said.isNew && known.email.toLowerCase() !== said.email.toLowerCase()) return undefined;
  const name = known.name ?? said.name;
  return { customer: { ...known, email: said.email, ...compact({ name }) }, isAll: said.isAll };
}

/** What else a message says of the customer: phone, orders, address, name. Only what is new; a known name stays. */
export function detailsIn({ conversation, ticket, knowledge }: TurnInput, { text, choice }: Utterance): KeptDetails | undefined {
  if (ticket?.status === 'closed' || choice !== undefined) return undefined;
  const read = readDetails(text, knowledge.base.service.orderNumbers);
  if (read === undefined) return undefined;
  const known: Customer = { ...conversation.customer, ...ticket?.customer };
  const { name, phone, address, orders = [] } = read.said;
  const newOrders = orders.filter((order) => known.orders?.includes(order) !== true);
  const said = compact({
    name: known.name === undefined ? name : undefined,
    phone: phone === known.phone ? undefined : phone,
    address: address === known.address ? undefined : address,
    orders: newOrders.length === 0 ? undefined : newOrders,
  });
  return Object.keys(said).length === 0 ? undefined : { said, isAll: read.isAll };
}

/** Before there is a ticket, an answer to "order 4471" is more than a note of it. */
export function isContactOnly(context: TurnContext): boolean {
  const { contact, details, openTicket, decision } = context;
  if (contact?.isAll === true) return true;
  return details?.isAll === true && !isWithPerson(context) && (openTicket !== undefined || decision.kind !== 'answer');
}

/** The message contains only contact details: they are stored, and no answer is looked for. */
export function onlyContact(context: TurnContext): HandlerResult {
  const { input, openTicket, voice, contact } = context;
  if (openTicket !== undefined) return { ...leaveToPerson(context), kind: 'added' };
  const asks = input.ticket === undefined && (contact === undefined || contact.customer !== undefined);
  return { kind: 'added', steps: () => (asks ? [{ drafts: [botText(say(voice, 'contact.goOn'))] }] : []) };
}

/** Adds contact details to a handler's result: stores them with the ticket and confirms them, or asks for them again. */
export function keepContact(context: TurnContext, act: HandlerResult): HandlerResult {
  const { contact, details } = context;
  return {
    ...act,
    kind: act.kind === 'silent' && contact !== undefined ? 'added' : act.kind,
    steps: (explanation) => {
      const steps = act.steps(explanation);
      const kept = contact !== undefined && contact.customer === undefined ? askedAgain(context, steps) : steps;
      if (contact?.customer === undefined && details === undefined) return kept;
      return withDetails(context, kept, act.kind);
    },
  };
}

function askedAgain({ input, voice }: TurnContext, steps: readonly Step[]): readonly Step[] {
  const ticket = steps.findLast((step) => step.ticket !== undefined)?.ticket?.next ?? input.ticket;
  return ticket?.status === 'closed' ? steps : [...steps, { drafts: [botText(say(voice, 'contact.unreadable'))] }];
}

/** @param kind `silent`: a person has the word, and what is stored beside the address is confirmed by nobody */
function withDetails(context: TurnContext, steps: readonly Step[], kind: HandlerResult['kind']): readonly Step[] {
  const { now, digest, conversation } = context.input;
  const last = steps.findLastIndex(({ ticket }) => ticket !== undefined);
  const change = steps[last]?.ticket;
  const ticket = change?.next ?? context.input.ticket;
  // A customer who cancels in the same message gets no mail.
  if (ticket?.status === 'closed') return steps;
  const told = confirmation(context, ticket !== undefined, kind === 'silent');
  // "That didn't help" refers to the last message, which an answer stays.
  const isFirst = kind === 'answer' || context.contact?.isAll === true || context.details?.isAll === true;
  const confirmed = (others: readonly Step[], said: Step) => (isFirst ? [said, ...others] : [...others, said]);
  if (ticket === undefined) return confirmed(steps, told);
  const kept = context.contact?.customer;
  const customer = { ...ticket.customer, ...conversation.customer };
  if (isSame(ticket.customer, customer) && (kept === undefined || ticket.mailReturned === undefined))
    return confirmed(steps, told);
  const { email, ...besides } = customer;
  // An address that was not said again does not show that mail reaches it.
  const said = kept === undefined ? besides : { ...besides, email: kept.email };
  const add = (next: typeof ticket) => addDetails(next, said, now, customerKeyOf(conversation, digest));
  const joined = joinOwner(context.input, change === undefined ? add(ticket) : mergeChanges(change, add));
  if (change === undefined) return confirmed(steps, { ...told, ...joined });
  const stored = steps.map((step, index) =>
    index === last ? { ...step, ...joined, outbox: [...(step.outbox ?? []), ...joined.outbox] } : step,
  );
  return confirmed(stored, told);
}

/** One customer's open tickets go to one owner: who that is must be known first. */
export function joinOwner(
  { ticket: before, knowledge, now, desk }: TurnInput,
  change: TicketChange,
): Pick<Step, 'needs'> & Required<Pick<Step, 'ticket' | 'outbox'>> {
  const { customerKey } = change.next;
  if (customerKey === undefined || customerKey === before?.customerKey) return { ticket: change, outbox: [] };
  const given = desk && withSameOwner(change.next, knowledge.base.service, desk, now);
  const needs = { customerKey };
  if (given === undefined) return { ticket: change, outbox: [], needs };
  return { ticket: mergeChanges(change, () => given.change), outbox: given.outbox, needs };
}

const isSame = (a: Customer, b: Customer): boolean =>
  a.email === b.email &&
  a.name === b.name &&
  a.phone === b.phone &&
  a.address === b.address &&
  (a.orders ?? []).join() === (b.orders ?? []).join();

function confirmation({ voice, contact, details }: TurnContext, isTicket: boolean, isSilent: boolean): Step {
  const kept = contact?.customer;
  const spoken = spokenName(kept?.name);
  const name = spoken === undefined ? '' : `, ${spoken}`;
  const address =
    kept === undefined ? [] : [botText(say(voice, isTicket ? 'contact.kept' : 'contact.known', { name, email: kept.email }))];
  const rest = details === undefined || isSilent ? [] : detailsTold(voice, details, kept?.name);
  return { drafts: [...address, ...rest] };
}

/** @param thanked the name by which the same reply thanks the customer */
function detailsTold(voice: Voice, { said }: KeptDetails, thanked: string | undefined) {
  const part = (kind: 'name' | 'phone' | 'order' | 'address', value: string) => say(voice, `contact.detail.${kind}`, { value });
  const name = spokenName(said.name);
  const parts = [
    ...(name === undefined || name === thanked ? [] : [part('name', name)]),
    ...(said.phone === undefined ? [] : [part('phone', said.phone)]),
    ...(said.orders ?? []).map((order) => part('order', order)),
    ...(said.address === undefined ? [] : [part('address', said.address)]),
  ];
  return parts.length === 0 ? [] : [botText(say(voice, 'contact.details', { details: parts.join('; ') }))];
}
