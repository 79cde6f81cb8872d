import type { TicketAction } from '../../api/actions';
import { allWords } from '../../language';
import { ActionDialog, textOf } from './action-dialog';
import type { DialogProps } from './dialog-props';
import { TextField } from './text-field';

type Words = ReturnType<typeof allWords>;

/** Where a move goes to that takes a reason in free words, and nothing else. */
type To<Moved> = Moved extends { readonly to: infer Path; readonly body: infer Body }
  ? keyof Body extends 'reason'
    ? Body extends { readonly reason: infer Reason }
      ? string extends Reason
        ? Path
        : never
      : never
    : never
  : never;

interface Asked {
  readonly to: To<TicketAction>;
  readonly words: (all: Words) => { readonly title: string; readonly confirm: string; readonly done: string };
}

/** The dialog of an action that wants nothing but a reason. */
export function reasonDialog({ to, words }: Asked) {
  return function ReasonDialog({ detail: { ticket }, onClose }: DialogProps) {
    const all = allWords();
    return (
      <ActionDialog
        ticket={ticket}
        {...words(all)}
        onClose={onClose}
        actionOf={(form) => ({ to, body: { reason: textOf(form, 'reason') ?? '' } })}
      >
        <TextField label={all.dialogs.reason} name="reason" required />
      </ActionDialog>
    );
  };
}
