import type { TicketView } from '../../shared/api/conversations';
import { formatMoment } from '../../shared/language/time';
import type { State } from '../session/state';
import { Chips } from './chips';
import { ContactForm } from './contact-form';
import type { PartProps } from './part';
import { previousDueTime } from './ticket-notice';

/** Whether a person has replied to this ticket: its due time is then that of the solution, also after a reopening. */
function isReplied({ conversation, messages }: State, { number }: TicketView): boolean {
  const opened = messages.find(({ kind, ticket }) => kind === 'handoff' && ticket?.number === number);
  return conversation === 'with_agent' || messages.some(({ author, seq }) => author.role === 'agent' && seq > (opened?.seq ?? 0));
}

/** While people handle the ticket: who, by when, and how the answer reaches a customer who leaves. */
export function Promised({ ticket, ...part }: PartProps & { readonly ticket: TicketView }) {
  const { session, state, say, focusComposer } = part;
  const { contact, isContactSent, language, messages, asksContact } = state;
  // An answer by mail is announced only once the server has the address.
  const email = isContactSent ? contact.email : undefined;
  const isAsking = asksContact ?? email === undefined;
  const before = previousDueTime(state);
  const time = (iso: string) => (
    <time dateTime={iso}>{formatMoment(iso, language, { 'Europe/Madrid': say('spanishTime') })}</time>
  );
  return (
    <>
      <dl>
        <dt>{say('owner')}</dt>
        <dd>
          <bdi>{ticket.assignee ?? say('noOwner')}</bdi>
        </dd>
        <dt>{say(isReplied(state, ticket) ? 'solvedBy' : 'replyBy')}</dt>
        <dd>
          {before !== undefined && <del>{time(before)}</del>}
          {time(ticket.dueAt)}
        </dd>
        <dt>{say('leave')}</dt>
        <dd>
          {email === undefined ? say('leaveHere') : say('leaveMail', { email })}{' '}
          {!isAsking && (
            <button type="button" class="link" onClick={() => session.update({ asksContact: true })}>
              {say(email === undefined ? 'contact' : 'change')}
            </button>
          )}
        </dd>
      </dl>
      {isAsking && <ContactForm {...part} />}
      <div class="actions">
        <button type="button" class="chip" onClick={() => focusComposer(true)}>
          {say('add')}
        </button>
        <Chips {...part} label={say('ticket')} choices={messages.filter(({ kind }) => kind === 'handoff').pop()?.choices ?? []} />
      </div>
    </>
  );
}
