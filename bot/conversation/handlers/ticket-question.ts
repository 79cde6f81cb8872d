import type { ConversationKey } from '../../language/phrases';
import type { Ticket } from '../../model/ticket';
import type { TicketView } from '../../model/ticket-view';
import { escalateTicket } from '../../tickets/escalation/escalation-path';
import { ticketView } from '../../tickets/lifecycle/ticket-view';
import { mergeChanges } from '../../tickets/lifecycle/transition-ticket';
import { notify } from '../../tickets/notifications/notify';
import { formatDue } from '../../tickets/sla/due-times';
import { nextOpening } from '../../time/business-hours';
import { withApology } from '../respond/acknowledgement';
import { botText, say, ticketValues } from '../respond/voice';
import type { TurnContext } from '../turn-context';
import type { HandlerResult, Step } from '../turn-result';
import type { TicketQuestion } from '../understand/ticket-question';
import { noted } from './with-person';

const KEYS: Readonly<Record<Exclude<TicketQuestion, 'superior'>, readonly [ConversationKey, ConversationKey]>> = {
  when: ['waiting.when', 'waiting.whenWith'],
  who: ['waiting.who', 'waiting.whoWith'],
  news: ['waiting.news', 'waiting.newsWith'],
  call: ['waiting.call', 'waiting.callWith'],
};

/** Answers a question about the ticket itself from the ticket; the message is added to it, as any other. */
export function answerFromTicket(context: TurnContext, ticket: Ticket, about: TicketQuestion): HandlerResult {
  const note = noted(context);
  if (about === 'superior') return { kind: 'added', steps: () => [escalated(context, ticket, note)] };
  const view = ticketView(note.ticket?.next ?? ticket);
  return { kind: 'added', steps: () => [note, { drafts: [botText(withApology(context, told(context, view, about)))] }] };
}

function told({ voice, input }: TurnContext, view: TicketView, about: Exclude<TicketQuestion, 'superior'>): string {
  const { calendar } = voice.knowledge.base.service;
  const opening = formatDue(nextOpening(calendar, input.now).toISOString(), voice.language, calendar.timeZone);
  const [unassigned, assigned] = KEYS[about];
  return say(voice, view.assignee === undefined ? unassigned : assigned, { ...ticketValues(voice, view), opening });
}

/** "Your manager, please": the ticket goes one step up the escalation path, if there is one. */
function escalated(context: TurnContext, ticket: Ticket, note: Step): Step {
  const { voice, input } = context;
  const { now, knowledge, desk } = input;
  const { service } = knowledge.base;
  const before = note.ticket ?? { expected: ticket.version, next: ticket, events: [] };
  const change = mergeChanges(before, (next) =>
    escalateTicket(next, service, { actor: 'customer', now, text: 'asked' }, desk?.staffing),
  );
  const isHigher = change.next.escalations > ticket.escalations;
  const view = ticketView(change.next);
  const key = isHigher ? 'waiting.escalated' : view.assignee === undefined ? 'waiting.top' : 'waiting.topWith';
  return {
    ...note,
    ticket: change,
    drafts: [botText(withApology(context, say(voice, key, ticketValues(voice, view))))],
    outbox: [...(note.outbox ?? []), ...(isHigher ? notify(service, change.next, 'escalated', { now }) : [])],
    needs: { ...note.needs },
  };
}
