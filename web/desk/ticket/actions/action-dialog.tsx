import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Failure } from '../../../shared/api/failure';
import { performAction, type TicketAction } from '../../api/actions';
import type { Ticket } from '../../api/types';
import { wayOn } from '../../queue/next';
import { Dialog } from '../../shell/dialog';
import { DialogFoot, FormProblem } from '../../shell/form';
import { problemText } from '../../shell/problem-text';
import { showToast } from '../../shell/toast';

interface ActionDialogProps {
  readonly ticket: Ticket;
  readonly title: string;
  readonly hint?: string;
  readonly confirm: string;
  readonly done: string;
  /** The action cannot be undone. */
  readonly danger?: boolean;
  /** The ticket is done: the next one of the list comes. */
  readonly isLast?: boolean;
  readonly onClose: () => void;
  /** Makes the API request from the fields of the form. */
  readonly actionOf: (form: FormData) => TicketAction;
  readonly children: ComponentChildren;
}

/** A question with a confirm button. On failure, the dialog stays open with everything that was filled in. */
export function ActionDialog({
  ticket,
  title,
  hint,
  confirm,
  done,
  danger = false,
  isLast = false,
  onClose,
  actionOf,
  children,
}: ActionDialogProps) {
  const [problem, setProblem] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const [id] = useState(() => crypto.randomUUID());
  const submit = async (form: HTMLFormElement) => {
    if (busy) return;
    setBusy(true);
    const goOn = wayOn(ticket.number);
    const found = await performAction(ticket.number, actionOf(new FormData(form)), { id, version: ticket.version });
    setBusy(false);
    setProblem(found);
    if (found !== undefined) return;
    onClose();
    showToast(done);
    if (isLast) goOn();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit(event.currentTarget).catch(() => undefined);
        }}
      >
        <div class="dialog-body">
          {hint === undefined ? null : <p class="soft">{hint}</p>}
          {children}
          <FormProblem text={problem && problemText(problem)} />
        </div>
        <DialogFoot confirm={confirm} busy={busy} danger={danger} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

/** The text of a field; absent when it is empty. */
export function textOf(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}
