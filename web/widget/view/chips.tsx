import type { Choice } from '../session/state';
import type { PartProps } from './part';

interface ChipsProps extends PartProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly class?: string;
}

/** Things to tap instead of writing. */
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

/** Sends what was tapped; "not needed any more" ends the work on a ticket, so it asks first. */
function choose({ session, state, say, focusComposer }: PartProps, { label, value }: Choice): void {
  const send = () => {
    // The buttons go once one is taken: the focus must not go with them.
    focusComposer();
    void session.send(label, value);
  };
  const { ticket } = state;
  if (value !== 'cancel' || ticket === undefined) send();
  else session.update({ question: { text: say('drop', { number: ticket.number }), yes: say('dropYes'), onYes: send } });
}
