import type { TargetedMouseEvent } from 'preact';
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
    <details
      class="menu"
      // Closes when the focus goes elsewhere.
      onFocusOut={({ relatedTarget, currentTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) currentTarget.open = false;
      }}
    >
      <summary class="plain" aria-label={say('menu')}>
        <Icon name="more" />
      </summary>
      {/* When a click does not focus a button (Safari), the focus still goes somewhere inside. */}
      <div class="options" tabIndex={-1}>
        {LANGUAGES.map((each) => (
          <button
            type="button"
            lang={each}
            aria-pressed={each === language}
            onClick={chosen(() => void session.setLanguage(each, true))}
          >
            {LANGUAGE_NAMES[each]}
          </button>
        ))}
        <hr />
        <button type="button" disabled={access === undefined} onClick={chosen(download)}>
          {say('download')}
        </button>
        <button type="button" class="danger" disabled={access === undefined} onClick={chosen(erase)}>
          {say('erase')}
        </button>
      </div>
    </details>
  );
}

/** Closes the menu first: a dialog that opens returns the focus to where it was. */
function chosen(action: () => unknown) {
  return ({ currentTarget }: TargetedMouseEvent<HTMLElement>): void => {
    closeMenu(currentTarget.closest('details'));
    action();
  };
}

export function closeMenu(menu: HTMLDetailsElement | null): void {
  if (menu === null) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
}
