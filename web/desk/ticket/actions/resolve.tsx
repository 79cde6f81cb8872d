import { allWords } from '../../language';
import type { DialogProps } from './dialog-props';
import { MoveDialog, textOf } from './move-dialog';
import { TextField } from './text-field';

const REASONS = ['answered', 'duplicate', 'no_reply', 'other'] as const;

export function ResolveDialog({ detail: { ticket }, onClose }: DialogProps) {
  const { dialogs: t, done } = allWords();
  return (
    <MoveDialog
      ticket={ticket}
      title={t.resolve}
      hint={t.resolveHint}
      confirm={t.confirmResolve}
      done={done.resolve}
      onClose={onClose}
      moveOf={(form) => {
        const note = textOf(form, 'note');
        const reason = REASONS.find((one) => one === textOf(form, 'reason')) ?? 'answered';
        return { to: 'resolve', body: { reason, ...(note === undefined ? {} : { note }) } };
      }}
    >
      <fieldset class="radios">
        <legend>{t.why}</legend>
        {REASONS.map((reason) => (
          <label key={reason} class="check">
            <input type="radio" name="reason" value={reason} defaultChecked={reason === 'answered'} />
            {t.reasons[reason]}
          </label>
        ))}
      </fieldset>
      <TextField label={t.note} name="note" />
    </MoveDialog>
  );
}
