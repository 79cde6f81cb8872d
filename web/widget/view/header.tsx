import { offerDownload } from '../embed/download';
import { LANGUAGE_NAMES, LANGUAGES } from '../language';
import { isOver } from '../session/state';
import { agentIn } from './agent';
import { Icon } from './icons';
import type { PartProps } from './part';

export function Header({ session, state, say }: PartProps) {
  const { conversation } = state;
  const agent = conversation === 'with_agent' ? agentIn(state) : undefined;
  return (
    <div class="header">
      <span class="mark">
        <Icon name={agent === undefined ? 'bell' : 'person'} />
      </span>
      <div class="heading">
        <h2>{say('title')}</h2>
        <p>
          {agent === undefined
            ? say(conversation === 'waiting' || conversation === 'with_agent' ? 'withTeam' : 'anyHour')
            : say('withPerson', { name: agent })}
        </p>
      </div>
      <Menu session={session} state={state} say={say} />
      <button type="button" class="plain" aria-label={say('close')} onClick={session.close}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function Menu({ session, state, say }: Pick<PartProps, 'session' | 'state' | 'say'>) {
  const { access, ticket, language } = state;
  const erase = () => {
    const isAwaited = ticket !== undefined && !isOver(ticket.status);
    const text = isAwaited ? `${say('eraseSure')} ${say('eraseTicket', { number: ticket.number })}` : say('eraseSure');
    session.update({ question: { text, yes: say('eraseYes'), onYes: session.erase } });
  };
  const download = () => session.export((data) => offerDownload(JSON.stringify(data, null, 2), 'mostrador.json'));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside are what is clicked, by key or by mouse
    <details
      class="menu"
      // A click on one of its buttons is done with it, and so is the focus that goes elsewhere.
      onClick={({ target, currentTarget }) => {
        if (target instanceof HTMLButtonElement) currentTarget.open = false;
      }}
      onFocusOut={({ relatedTarget, currentTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) currentTarget.open = false;
      }}
    >
      <summary class="plain" aria-label={say('menu')}>
        <Icon name="more" />
      </summary>
      <div class="options">
        {LANGUAGES.map((each) => (
          <button type="button" lang={each} aria-pressed={each === language} onClick={() => void session.setLanguage(each, true)}>
            {LANGUAGE_NAMES[each]}
          </button>
        ))}
        <hr />
        <button type="button" disabled={access === undefined} onClick={() => void download()}>
          {say('download')}
        </button>
        <button type="button" class="danger" disabled={access === undefined} onClick={erase}>
          {say('erase')}
        </button>
      </div>
    </details>
  );
}
