import { allWords } from '../language';
import { Icon } from './icon';

/** What was wrong with a form, told to screen readers when it appears; nothing without a text. */
export function FormProblem({ text }: { readonly text: string | undefined }) {
  return (
    <div role="alert">
      {text === undefined ? null : (
        <p class="problem">
          <Icon name="warning" />
          {text}
        </p>
      )}
    </div>
  );
}

interface DialogFootProps {
  readonly confirm: string;
  readonly busy: boolean;
  readonly danger?: boolean | undefined;
  readonly onCancel: () => void;
}

/** The buttons of a form in a dialog. */
export function DialogFoot({ confirm, busy, danger = false, onCancel }: DialogFootProps) {
  return (
    <div class="dialog-foot">
      <button type="button" onClick={onCancel}>
        {allWords().cancel}
      </button>
      <button type="submit" class={danger ? 'danger' : 'primary'} aria-busy={busy}>
        {confirm}
      </button>
    </div>
  );
}
