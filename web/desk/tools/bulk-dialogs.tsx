import { useState } from 'preact/hooks';
import { MAX_LABEL } from '../../../bot/model/limits';
import { Failure } from '../../shared/api/failure';
import { useStaff } from '../api/reads';
import type { Ticket } from '../api/types';
import { allWords } from '../language';
import { Dialog } from '../shell/dialog';
import { problemText } from '../shell/problem-text';
import { type BulkAction, chosenTickets, holdBulk, missed } from './bulk';
import { toolWords } from './words';

export type BulkName = BulkAction['action'];

interface BulkDialogProps {
  readonly name: BulkName;
  /** As they were when the dialog was opened. */
  readonly tickets: readonly Ticket[];
  readonly onClose: () => void;
}

/** Asks what the action still needs to know. */
export function BulkDialog({ name, tickets, onClose }: BulkDialogProps) {
  const t = toolWords().bulk;
  const [seen] = useState(tickets);
  return (
    <Dialog title={t.titles[name](seen.length)} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          holdBulk(actionOf(name, new FormData(event.currentTarget)), seen);
        }}
      >
        <div class="dialog-body">
          <Fields name={name} />
        </div>
        <div class="dialog-foot">
          <button type="button" onClick={onClose}>
            {allWords().cancel}
          </button>
          <button type="submit" class={name === 'spam' ? 'danger' : 'primary'}>
            {t.titles[name](seen.length)}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Fields({ name }: Pick<BulkDialogProps, 'name'>) {
  const t = toolWords().bulk;
  const { dialogs, staff: s } = allWords();
  const staff = useStaff().data?.staff ?? [];
  switch (name) {
    case 'assign':
      return (
        <label class="field">
          <span>{t.to}</span>
          <select name="to">
            {[...staff]
              .sort((a, b) => Number(b.available) - Number(a.available) || a.openTickets - b.openTickets)
              .map(({ login, name: person, available, openTickets }) => (
                <option key={login} value={login}>
                  {`${person} · ${available ? s.open(openTickets) : s.away}`}
                </option>
              ))}
          </select>
        </label>
      );
    case 'label':
      return (
        <label class="field">
          <span>{t.addLabel}</span>
          <input type="text" name="label" required maxLength={MAX_LABEL} autocomplete="off" />
        </label>
      );
    case 'resolve':
      return (
        <>
          <p class="soft">{t.resolveHint}</p>
          <label class="field">
            <span>{dialogs.why}</span>
            <select name="reason">
              {Object.entries(dialogs.reasons).map(([reason, text]) => (
                <option key={reason} value={reason}>
                  {text}
                </option>
              ))}
            </select>
          </label>
        </>
      );
    case 'spam':
      return <p>{t.spamHint}</p>;
  }
}

const REASONS = ['answered', 'duplicate', 'no_reply', 'other'] as const;

function actionOf(action: BulkName, form: FormData): BulkAction {
  const text = (field: string) => String(form.get(field) ?? '').trim();
  switch (action) {
    case 'assign':
      return { action, to: text('to') };
    case 'label':
      return { action, labels: [text('label')] };
    case 'resolve':
      return { action, reason: REASONS.find((reason) => reason === text('reason')) ?? 'answered' };
    case 'spam':
      return { action };
  }
}

/** Names each ticket that nothing was done to, and why. */
export function MissedDialog() {
  const t = toolWords().bulk;
  const close = () => {
    missed.value = [];
  };
  const subjects = new Map(chosenTickets().map(({ number, subject }) => [number, subject]));
  return (
    <Dialog title={t.missedTitle(missed.value.length)} onClose={close}>
      <div class="dialog-body">
        <p class="soft">{t.missedHint}</p>
        <ul class="bulk-missed">
          {missed.value.map(({ number, code, detail }) => (
            <li key={number}>
              <bdi>{subjects.get(number) ?? number}</bdi>
              <span class="soft">{problemText(new Failure(code, detail))}</span>
            </li>
          ))}
        </ul>
      </div>
      <div class="dialog-foot">
        <button type="button" class="primary" onClick={close}>
          {t.close}
        </button>
      </div>
    </Dialog>
  );
}
