import type { PartProps } from './part';

interface StubProps extends PartProps {
  readonly label: string;
  readonly number: string;
  /** How the ticket ended: replaces the copy button. */
  readonly end?: string | undefined;
}

/** The stub of the ticket: its number, to take along. */
export function Stub({ session, state, say, label, number, end }: StubProps) {
  const copy = () => {
    // Not every page may write to the clipboard; the number can be selected, too.
    void navigator.clipboard?.writeText(number).then(() => session.update({ announcement: say('copied') }));
  };
  return (
    <p class="stub">
      {label}
      <b>{number}</b>
      {end ?? (
        <button type="button" class="link copy" aria-label={`${say('copy')} ${number}`} onClick={copy}>
          {state.announcement === say('copied') ? state.announcement : say('copy')}
        </button>
      )}
    </p>
  );
}
