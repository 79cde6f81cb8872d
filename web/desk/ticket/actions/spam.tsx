import { allWords } from '../../language';
import type { DialogProps } from './dialog-props';
import { MoveDialog } from './move-dialog';

/** Asked before it is done: there is no way back. */
export function SpamDialog({ detail: { ticket }, onClose }: DialogProps) {
  const { dialogs: t, done } = allWords();
  return (
    <MoveDialog
      ticket={ticket}
      title={t.spam}
      confirm={t.confirmSpam}
      done={done.spam}
      danger
      onClose={onClose}
      moveOf={() => ({ to: 'spam' })}
    >
      <p>{t.spamHint}</p>
      <p class="quoted" dir="auto">
        {ticket.subject}
      </p>
    </MoveDialog>
  );
}
