import { allWords } from '../../language';
import { ActionDialog, textOf } from './action-dialog';
import type { DialogProps } from './dialog-props';
import { TextField } from './text-field';

const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;

/** How urgent the ticket is, with the reason that colleagues read in its history. */
export function PriorityDialog({ detail: { ticket }, onClose }: DialogProps) {
  const { dialogs: t, priorities, done } = allWords();
  return (
    <ActionDialog
      ticket={ticket}
      title={t.priority}
      hint={t.priorityHint}
      confirm={t.confirmPriority}
      done={done.priority}
      onClose={onClose}
      actionOf={(form) => ({
        to: 'priority',
        body: {
          priority: PRIORITIES.find((each) => each === form.get('priority')) ?? ticket.priority,
          reason: textOf(form, 'reason') ?? '',
        },
      })}
    >
      <fieldset class="radios">
        <legend>{t.priorityWhich}</legend>
        {PRIORITIES.map((each) => (
          <label key={each} class="check">
            <input type="radio" name="priority" value={each} defaultChecked={each === ticket.priority} />
            {priorities[each]}
          </label>
        ))}
      </fieldset>
      <TextField label={t.reason} name="reason" required />
    </ActionDialog>
  );
}
