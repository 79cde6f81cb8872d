import { reopenTicket } from '../desk/customer-moves';
import { notify } from '../desk/news/notify';
import { ticketView } from '../desk/ticket-view';
import type { Ticket } from '../desk/types';
import type { Scene, Step } from './progress';
import { cancelChoice, say, ticketValues, type Voice } from './reply';

/** The customer says that it is not solved: the same ticket, the same person if they are there, a new time. */
export function reopenStep(scene: Scene, ticket: Ticket, reason: string): Step {
  const voice: Voice = { knowledge: scene.knowledge, language: scene.conversation.language };
  const { service } = scene.knowledge.base;
  const details = { actor: 'customer', now: scene.now, text: reason };
  const change = reopenTicket(ticket, service, details, scene.desk?.staffing);
  const view = ticketView(change.next);
  return {
    patch: { state: 'waiting' },
    drafts: [
      {
        author: { role: 'bot' },
        kind: 'handoff',
        text: say(voice, view.assignee === undefined ? 'reopen.done' : 'reopen.doneWith', ticketValues(voice, view)),
        ticket: view,
        choices: [cancelChoice(voice)],
      },
    ],
    ticket: change,
    outbox: notify(service, change.next, 'reopened', { now: scene.now }),
    needs: ticket.assignee === undefined ? {} : { owner: ticket.assignee.login },
  };
}
