import { staffText } from '../../model/fields';
import { EVERYBODY } from '../authorize';
import { transitionTicket } from '../lifecycle/transition-ticket';
import { staffAction, staffBody } from './staff-action';

/**
 * A note for colleagues: an event of the ticket, never part of the transcript.
 * @throws MostradorError as `perform`
 */
export const note = staffAction({
  action: 'ticket.note',
  path: 'notes',
  summary: 'Notes something for the team',
  roles: EVERYBODY,
  transition: 'noted',
  body: staffBody({ text: staffText }),
  example: { text: 'Waiting for the spare part.' },
  decide: ({ ticket, actor, now }, { text }) => ({
    kind: 'changed',
    ticket: transitionTicket(ticket, 'noted', { actor: actor.login, now, text }),
  }),
});
