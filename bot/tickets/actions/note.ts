import { transitionTicket } from '../lifecycle/transition-ticket';
import { type DeskPorts, perform, type StaffBody, type StaffRequest } from './perform';

export interface NoteBody extends StaffBody {
  /** For colleagues only. */
  readonly text: string;
}

/**
 * Something for colleagues to know: an event of the ticket, never part of the transcript.
 * @throws MostradorError as `perform`
 */
export function note(desk: DeskPorts, request: StaffRequest<NoteBody>): Promise<void> {
  return perform(desk, 'ticket.note', request, ({ ticket, actor, now }) => ({
    kind: 'changed',
    ticket: transitionTicket(ticket, 'noted', { actor: actor.login, now, text: request.body.text }),
  }));
}
