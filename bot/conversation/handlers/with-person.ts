import { listenerFor } from '../../language/listening/listener';
import { customerWrote } from '../../tickets/customer/customer-transitions';
import { isHigher } from '../../tickets/lifecycle/priority';
import { notify } from '../../tickets/notifications/notify';
import type { TurnContext } from '../turn-context';
import type { HandlerResult, Step } from '../turn-result';
import { problemOf } from '../understand/problem';

/** A person has written and handles the conversation. */
export const isWithPerson = ({ input }: TurnContext): boolean => input.conversation.state === 'with_agent';

/** The customer wrote: the ticket is updated, and the bot is silent. */
export function leaveToPerson(context: TurnContext): HandlerResult {
  return { kind: 'silent', steps: () => [noted(context)] };
}

/** Records on the ticket that the customer wrote. If its owner has gone away meanwhile, it gets another owner. */
export function noted(context: TurnContext): Step {
  const { input, understanding, openTicket } = context;
  if (openTicket === undefined) return {};
  const { now, knowledge, desk } = input;
  const { service } = knowledge.base;
  const { status, assignee } = openTicket;
  const at = { now, service, staffing: desk?.staffing, slaHistory: desk?.slaHistory, problem: problemTold(context) };
  const ticket = customerWrote(openTicket, understanding.tone, at);
  const { assignee: owner, priority } = ticket.next;
  const isAnothers = owner !== undefined && owner.login !== assignee?.login;
  const isRaised = isHigher(priority, openTicket.priority);
  const isReturned = status === 'waiting_customer' && assignee !== undefined;
  return {
    ticket,
    outbox: [
      ...(isAnothers ? notify(service, ticket.next, 'ticket_assigned', { now }) : []),
      ...(isRaised ? notify(service, ticket.next, 'prioritised', { now }) : []),
    ],
    ...(isReturned || isRaised ? { needs: isRaised ? { priority } : {} } : {}),
  };
}

/** What the message says about the problem, if anything; requests, courtesies and addresses do not belong in a subject. */
function problemTold({ input, utterance, understanding }: TurnContext): string | undefined {
  const [best] = understanding.ranking.candidates;
  const isCourtesy = best?.entry.kind === 'smalltalk';
  if (utterance.choice !== undefined || understanding.intent !== undefined || isCourtesy || utterance.text.includes('@'))
    return undefined;
  return problemOf(utterance.text, listenerFor(input.knowledge.base.service));
}
