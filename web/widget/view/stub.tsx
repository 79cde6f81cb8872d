import type { PartProps } from './part';

interface StubProps extends PartProps {
  readonly label: string;
  readonly number: string;
  /** How it ended: stands in place of the button that copies. */
  readonly end?: string | undefined;
}

/** The part of a ticket that is torn off: its number, to take along. */
export function Stub({ session, state, say, label, number, end }: StubProps) {
  const copy = () => {
    // Not every page may write to the clipboard; the number can be selected, too.
    void navigator.clipboard?.writeText(number).then(() => session.update({ said: say('copied') }));
  };
  return (
    <p class="stub">
      {label}
      <b>{number}</b>
      {end ?? (
        <button type="button" class="link copy" aria-label={`${say('copy')} ${number}`} onClick={copy}>
          {state.said === say('copied') ? state.said : say('copy')}
        </button>
      )}
    </p>
  );
}
