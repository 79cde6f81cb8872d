import type { TargetedKeyboardEvent } from 'preact';
import type { Confirmation } from '../session/state';
import { Arrived } from './arrived';
import { Composer } from './composer';
import { closeMenu, Header } from './header';
import type { PartProps } from './part';
import { StatusLine } from './status-line';
import { Transcript } from './transcript';

export function Panel(part: PartProps) {
  const { session, state, say } = part;
  const { isOpen } = state;
  const question = state.question ?? whichToOpen(part);
  const answer = () => (question?.onNo === undefined ? session.update({ question: undefined }) : question.onNo());

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    // Escape closes one thing at a time, the innermost first; a dialog handles it itself.
    const menu = event.currentTarget.querySelector<HTMLDetailsElement>('details[open]');
    if (question !== undefined) return;
    if (menu === null) session.close();
    else closeMenu(menu);
  };
  // A dialog that closes itself returns the focus; if it were removed, the focus would be lost.
  const close = ({ currentTarget }: Event) => currentTarget instanceof Element && currentTarget.closest('dialog')?.close();

  return (
    <div
      id="panel"
      class="panel"
      part="panel"
      role="dialog"
      aria-label={say('title')}
      tabIndex={-1}
      hidden={!isOpen}
      onKeyDown={onKeyDown}
    >
      <Header {...part} />
      <StatusLine {...part} />
      <Arrived {...part} />
      <Transcript {...part} />
      <Composer {...part} />
      {question !== undefined && (
        <dialog onClose={answer} aria-labelledby="question">
          <p id="question">{question.text}</p>
          <div class="actions">
            <button type="button" class="chip" onClick={close}>
              {question.no ?? say('keep')}
            </button>
            <button
              type="button"
              class={question.no === undefined ? 'strong danger' : 'strong'}
              onClick={(event) => {
                close(event);
                question.onYes();
              }}
            >
              {question.yes}
            </button>
          </div>
        </dialog>
      )}
    </div>
  );
}

/** A link leads elsewhere than to the conversation that is here: nothing of it is told before it was chosen. */
function whichToOpen({ session, state, say }: PartProps): Confirmation | undefined {
  const other = state.aside.find(({ unopened }) => unopened === 'new');
  // A dialog that cannot be seen would hold the whole page.
  if (other === undefined || !state.isOpen) return undefined;
  return {
    text: say('which'),
    yes: say('whichLink'),
    onYes: () => session.turnTo(other.access.id),
    no: say('whichMine'),
    onNo: session.stay,
  };
}
