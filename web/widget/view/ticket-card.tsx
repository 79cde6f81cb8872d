import type { Message, TicketView } from '../../shared/api/conversations';
import { formatMoment } from '../../shared/language/time';
import { isOver, isWithPeople } from '../session/state';
import { Chips } from './chips';
import { ContactForm } from './contact-form';
import type { PartProps } from './part';

interface TicketCardProps extends PartProps {
  /** As it was when the message was written. */
  readonly ticket: TicketView;
  readonly message: Message;
}

/** The stub that the customer takes away: number, who, by when, and what happens if they leave. */
export function TicketCard({ ticket: then, message, ...part }: TicketCardProps) {
  const { session, state, say, focusComposer } = part;
  const { conversation, contact, language, isContactDeclined, messages } = state;
  // The live ticket is shown in the latest place that it has.
  const isCurrent =
    then.number === state.ticket?.number && !messages.some(({ seq, kind }) => kind === 'handoff' && seq > message.seq);
  const { number, status, assignee, dueAt } = isCurrent ? state.ticket : then;
  const copy = () => {
    // Not every page may write to the clipboard; the number can be selected, too.
    void navigator.clipboard?.writeText(number).then(() => session.update({ said: say('copied') }));
  };
  return (
    <section class="ticket" aria-label={say('ticket')}>
      <p class="stub">
        {say('ticket')}
        <b>{number}</b>
        {isOver(status) ? (
          say(status === 'resolved' ? 'resolved' : 'closedTicket')
        ) : (
          <button type="button" class="link copy" aria-label={`${say('copy')} ${number}`} onClick={copy}>
            {state.said === say('copied') ? state.said : say('copy')}
          </button>
        )}
      </p>
      {isCurrent && isWithPeople(conversation) && (
        <>
          <dl>
            <dt>{say('owner')}</dt>
            <dd>
              <bdi>{assignee ?? say('noOwner')}</bdi>
            </dd>
            <dt>{say(conversation === 'with_agent' ? 'solvedBy' : 'replyBy')}</dt>
            <dd>
              <time dateTime={dueAt}>{formatMoment(dueAt, language)}</time>
            </dd>
            <dt>{say('leave')}</dt>
            <dd>{contact.email === undefined ? say('leaveHere') : say('leaveMail', { email: contact.email })}</dd>
          </dl>
          {contact.email === undefined && !isContactDeclined && <ContactForm {...part} />}
          <div class="actions">
            <button type="button" class="chip" onClick={() => focusComposer(true)}>
              {say('add')}
            </button>
            <Chips {...part} label={say('ticket')} choices={message.choices ?? []} />
          </div>
        </>
      )}
    </section>
  );
}
