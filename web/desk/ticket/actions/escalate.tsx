import { allWords } from '../../language';
import type { DialogProps } from './dialog-props';
import { MoveDialog, textOf } from './move-dialog';
import { TextField } from './text-field';

export function EscalateDialog({ detail: { ticket }, onClose }: DialogProps) {
  const { dialogs: t, done } = allWords();
  return (
    <MoveDialog
      ticket={ticket}
      title={t.escalate}
      confirm={t.confirmEscalate}
      done={done.escalate}
      onClose={onClose}
      moveOf={(form) => ({ to: 'escalate', body: { reason: textOf(form, 'reason') ?? '' } })}
    >
      <TextField label={t.reason} name="reason" required />
    </MoveDialog>
  );
}
