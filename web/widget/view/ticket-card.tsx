import { isOver, isWithPeople } from '../session/state';
import { Outcome } from './outcome';
import type { PartProps } from './part';
import { Promised } from './promised';
import { Stub } from './stub';
import { latestTicketNotice } from './ticket-notice';

/** The customer's ticket: its number, and its progress. */
export function TicketCard(part: PartProps) {
  const { state, say } = part;
  const { ticket, conversation } = state;
  if (ticket === undefined) return null;
  const { number, status } = ticket;
  return (
    <section class="ticket" aria-label={say('ticket')}>
      <Stub {...part} label={say('ticket')} number={number} end={isOver(status) ? say(status) : undefined} />
      {isWithPeople(conversation) && <Promised {...part} ticket={ticket} />}
      {isOver(conversation) && <Outcome {...part} isRated={latestTicketNotice(state)?.kind === 'rating'} />}
    </section>
  );
}

/** The ticket of a conversation that no longer exists. */
export function FormerTicket(part: PartProps) {
  const { state, say } = part;
  const { formerTicket } = state;
  if (formerTicket === undefined) return null;
  return (
    <section class="ticket" aria-label={say('former')}>
      <Stub {...part} label={say('former')} number={formerTicket.number} />
      <p>{say('formerHint')}</p>
    </section>
  );
}
