import { allWords } from '../../language';
import { ActionDialog } from './action-dialog';
import type { DialogProps } from './dialog-props';

/** Asks for confirmation, since it cannot be undone. */
export function SpamDialog({ detail: { ticket }, onClose }: DialogProps) {
  const { dialogs: t, done } = allWords();
  return (
    <ActionDialog
      ticket={ticket}
      title={t.spam}
      confirm={t.confirmSpam}
      done={done.spam}
      danger
      onClose={onClose}
      actionOf={() => ({ to: 'spam' })}
    >
      <p>{t.spamHint}</p>
      <p class="quoted" dir="auto">
        {ticket.subject}
      </p>
    </ActionDialog>
  );
}
