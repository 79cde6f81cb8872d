import type { StaffList, Ticket } from '../api/types';
import { allWords } from '../language';
import { MoveDialog, textOf } from './move-dialog';

interface DialogProps {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}

const REASONS = ['answered', 'duplicate', 'no_reply', 'other'] as const;
const MAX_TEXT = 8_000;

function TextField({
  label,
  name,
  required = false,
}: {
  readonly label: string;
  readonly name: string;
  readonly required?: boolean;
}) {
  return (
    <label class="field">
      <span>{label}</span>
      <textarea name={name} rows={3} dir="auto" required={required} maxLength={MAX_TEXT} />
    </label>
  );
}

export function ResolveDialog({ ticket, onClose }: DialogProps) {
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
        return {
          to: 'resolve',
          body: { reason: textOf(form, 'reason') ?? 'answered', ...(note === undefined ? {} : { note }) },
        };
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

export function ReopenDialog({ ticket, onClose }: DialogProps) {
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

export function EscalateDialog({ ticket, onClose }: DialogProps) {
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

export function AssignDialog({ ticket, onClose, staff }: DialogProps & { readonly staff: StaffList['staff'] }) {
  const { dialogs: t, done } = allWords();
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
          {staff
            .filter(({ login }) => login !== ticket.assignee?.login)
            .map(({ login, name, languages }) => (
              <option key={login} value={login}>
                {name} ({languages.join(', ')})
              </option>
            ))}
        </select>
      </label>
      <TextField label={t.assignReason} name="reason" />
    </MoveDialog>
  );
}
