import type { Options } from '../embed/options';
import { unreadIn } from '../session/state';
import { Icon } from './icons';
import { Panel } from './panel';
import type { PartProps } from './part';

/** The whole widget, rendered from the state of the session. */
export function Widget({ position, theme, ...part }: PartProps & Pick<Options, 'position' | 'theme'>) {
  const { session, state, say } = part;
  const { isOpen, language, announcement: said } = state;
  const unread = isOpen ? 0 : unreadIn(state);
  const name = say(isOpen ? 'close' : 'open');
  return (
    <div class="mostrador" lang={language} dir="ltr" data-position={position} data-theme={theme} data-open={isOpen}>
      <Panel {...part} />
      <button
        type="button"
        class="launcher"
        part="launcher"
        aria-expanded={isOpen}
        aria-controls="panel"
        aria-label={unread > 0 ? `${name} (${say('unread', { count: unread })})` : name}
        onClick={() => (isOpen ? session.close() : void session.open())}
      >
        <Icon name={isOpen ? 'down' : 'bell'} />
        {unread > 0 && <span class="badge">{unread}</span>}
      </button>
      {/* Outside the panel: a live region inside something hidden stays silent. */}
      <div class="aloud" role="status">
        {said}
      </div>
    </div>
  );
}
