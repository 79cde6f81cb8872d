import { allWords } from '../../language';
import type { DialogProps } from './dialog-props';
import { MoveDialog, textOf } from './move-dialog';
import { TextField } from './text-field';

/** Those who are there and have least to do stand first. */
export function AssignDialog({ detail: { ticket }, staff: { staff }, onClose }: DialogProps) {
  const { dialogs: t, staff: s, done } = allWords();
  const others = staff
    .filter(({ login }) => login !== ticket.assignee?.login)
    .sort((a, b) => Number(b.available) - Number(a.available) || a.openTickets - b.openTickets);
  return (
    <MoveDialog
      ticket={ticket}
      title={t.assign}
      confirm={t.confirmAssign}
      done={done.assign}
      onClose={onClose}
      moveOf={(form) => {
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
    </MoveDialog>
  );
}
