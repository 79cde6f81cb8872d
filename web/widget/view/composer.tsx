import { MAX_CUSTOMER_TEXT } from '../../../bot/model/limits';
import { isWithPeople } from '../session/state';
import { Chips } from './chips';
import { Icon } from './icons';
import type { PartProps } from './part';

const COUNT_FROM = 1_700;

/** Where the customer writes, with the button for a person, always visible. */
export function Composer(part: PartProps) {
  const { session, state, say, focusComposer } = part;
  const { draft, conversation, ticket } = state;
  const text = draft.trim();
  const over = text.length - MAX_CUSTOMER_TEXT;

  const send = (event: Event) => {
    event.preventDefault();
    if (text === '' || over > 0) return;
    session.update({ draft: '' });
    void session.send(text);
    focusComposer(true);
  };

  return (
    <form class="composer" onSubmit={send}>
      {ticket !== undefined && isWithPeople(conversation) ? (
        <p class="strip">
          <b>{ticket.number}</b> {withWhom(part)}
        </p>
      ) : (
        <button
          type="button"
          class="person"
          onClick={() => {
            focusComposer();
            void session.send(say('person'), 'person');
          }}
        >
          <Icon name="person" />
          {say('person')}
        </button>
      )}
      {/* Above the field, which they do not move; screen readers read them. */}
      <div aria-live="polite">
        <Chips {...part} class="related" label={say('suggested')} choices={state.suggestions} />
      </div>
      <div class="field">
        <textarea
          rows={1}
          dir="auto"
          enterkeyhint="send"
          aria-label={say('message')}
          aria-invalid={over > 0}
          aria-describedby="counter"
          placeholder={say(conversation === 'waiting' ? 'details' : 'ask')}
          value={draft}
          onInput={({ currentTarget }) => {
            session.update({ draft: currentTarget.value });
            session.typing();
          }}
          onKeyDown={(event) => {
            // While an input method is composing, Enter accepts its suggestion. Safari reports that only by key code 229.
            if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) send(event);
          }}
        />
        <button type="submit" class="send" aria-label={say('send')} disabled={text === '' || over > 0}>
          <Icon name="send" />
        </button>
      </div>
      <p class="counter" id="counter" data-over={over > 0}>
        {over > 0 ? say('tooLong', { count: over }) : text.length > COUNT_FROM && `${text.length} / ${MAX_CUSTOMER_TEXT}`}
      </p>
    </form>
  );
}

/** Who is writing now, which stays in view here however far the transcript is scrolled; otherwise who has the ticket. */
function withWhom({ state: { writer, ticket }, say }: PartProps) {
  if (writer !== undefined) return say('writing', { name: writer });
  return ticket?.assignee === undefined ? say('withTeam') : [say('owner'), ' ', <bdi>{ticket.assignee}</bdi>];
}
