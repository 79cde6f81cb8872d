import { allWords } from '../../language';
import { ActionDialog, textOf } from './action-dialog';
import type { DialogProps } from './dialog-props';
import { TextField } from './text-field';

type Reasons = ReturnType<typeof allWords>['dialogs']['reasons'];

function isReason(value: string | undefined, reasons: Reasons): value is keyof Reasons {
  return value !== undefined && Object.hasOwn(reasons, value);
}

export function ResolveDialog({ detail: { ticket }, onClose }: DialogProps) {
  const { dialogs: t, done } = allWords();
  return (
    <ActionDialog
      ticket={ticket}
      title={t.resolve}
      hint={t.resolveHint}
      confirm={t.confirmResolve}
      done={done.resolve}
      isLast
      onClose={onClose}
      actionOf={(form) => {
        const note = textOf(form, 'note');
        const reason = textOf(form, 'reason');
        return {
          to: 'resolve',
          body: { reason: isReason(reason, t.reasons) ? reason : 'answered', ...(note === undefined ? {} : { note }) },
        };
      }}
    >
      <fieldset class="radios">
        <legend>{t.why}</legend>
        {Object.entries(t.reasons)
          // Nobody failed to come back to a team that has not written yet.
          .filter(([reason]) => reason !== 'no_reply' || ticket.status === 'waiting_customer')
          .map(([reason, name]) => (
            <label key={reason} class="check">
              <input type="radio" name="reason" value={reason} defaultChecked={reason === 'answered'} />
              {name}
            </label>
          ))}
      </fieldset>
      <TextField label={t.note} name="note" />
    </ActionDialog>
  );
}
