import { allWords } from '../../language';
import { ActionDialog, textOf } from './action-dialog';
import type { DialogProps } from './dialog-props';
import { TextField } from './text-field';

/** People who are available and have the fewest tickets come first. */
export function AssignDialog({ detail: { ticket }, staff: { staff }, onClose }: DialogProps) {
  const { dialogs: t, staff: s, done } = allWords();
  const others = staff
    .filter(({ login }) => login !== ticket.assignee?.login)
    .sort((a, b) => Number(b.available) - Number(a.available) || a.openTickets - b.openTickets);
  return (
    <ActionDialog
      ticket={ticket}
      title={t.assign}
      confirm={t.confirmAssign}
      done={done.assign}
      onClose={onClose}
      actionOf={(form) => {
        const reason = textOf(form, 'reason');
        return { to: 'assign', body: { to: textOf(form, 'to') ?? '', ...(reason === undefined ? {} : { reason }) } };
      }}
    >
      <label class="field">
        <span>{t.assignTo}</span>
        <select name="to">
          {others.map(({ login, name, languages, available, openTickets }) => (
            <option key={login} value={login}>
              {`${name} (${languages.join(', ')}) · ${available ? s.open(openTickets) : s.away}`}
            </option>
          ))}
        </select>
      </label>
      <TextField label={t.assignReason} name="reason" />
    </ActionDialog>
  );
}
