import type { Choice } from '../session/state';
import type { PartProps } from './part';

interface ChipsProps extends PartProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly class?: string;
}

/** Choices to tap instead of writing. */
export function Chips({ label, choices, class: name = '', ...part }: ChipsProps) {
  if (choices.length === 0) return null;
  return (
    <fieldset class={`chips ${name}`} aria-label={label}>
      {choices.map((choice) => (
        <button
          type="button"
          class={['none', 'cancel'].includes(choice.value) ? 'chip quiet' : 'chip'}
          dir="auto"
          onClick={() => choose(part, choice)}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}

/** Sends the tapped choice; cancelling a ticket asks for confirmation first. */
function choose({ session, state, say, focusComposer }: PartProps, { label, value }: Choice): void {
  const send = () => {
    // The buttons disappear once one is tapped, so the focus moves.
    focusComposer();
    void session.send(label, value);
  };
  const { ticket } = state;
  if (value !== 'cancel' || ticket === undefined) send();
  else session.update({ question: { text: say('drop', { number: ticket.number }), yes: say('dropYes'), onYes: send } });
}
