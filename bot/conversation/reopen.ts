import { reopenTicket } from '../desk/customer-moves';
import { ticketView } from '../desk/ticket-view';
import type { Ticket } from '../desk/types';
import type { Scene, Step } from './progress';
import { cancelChoice, say, ticketValues, type Voice } from './reply';

/** The customer says that it is not solved: the same ticket, the same people, a new time. */
export function reopenStep(scene: Scene, ticket: Ticket, reason: string): Step {
  const voice: Voice = { knowledge: scene.knowledge, language: scene.conversation.language };
  const change = reopenTicket(ticket, scene.knowledge.base.service, { actor: 'customer', now: scene.now, text: reason });
  const view = ticketView(change.next);
  return {
    patch: { state: 'waiting' },
    drafts: [
      {
        author: { role: 'bot' },
        kind: 'handoff',
        text: say(voice, 'reopen.done', ticketValues(voice, view)),
        ticket: view,
        choices: [cancelChoice(voice)],
      },
    ],
    ticket: change,
  };
}
