import { allWords } from '../../language';
import type { DialogProps } from './dialog-props';
import { MoveDialog, textOf } from './move-dialog';
import { TextField } from './text-field';

export function ReopenDialog({ detail: { ticket }, onClose }: DialogProps) {
  const { dialogs: t, done } = allWords();
  return (
    <MoveDialog
      ticket={ticket}
      title={t.reopen}
      confirm={t.confirmReopen}
      done={done.reopen}
      onClose={onClose}
      moveOf={(form) => ({ to: 'reopen', body: { reason: textOf(form, 'reason') ?? '' } })}
    >
      <TextField label={t.reason} name="reason" required />
    </MoveDialog>
  );
}
