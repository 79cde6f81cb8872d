import { useState } from 'preact/hooks';
import { allWords } from '../../language';
import { moment } from '../../language/time';
import { ActionDialog, textOf } from './action-dialog';
import type { DialogProps } from './dialog-props';

const NUMBER = '\\s*[Mm]-[0-9A-Za-z]{8}\\s*';

/** For duplicates: the other ticket usually belongs to the same customer, and is offered here. */
export function MergeDialog({ detail: { ticket, history }, onClose }: DialogProps) {
  const { dialogs: t, done } = allWords();
  const open = history.filter(({ status }) => status !== 'resolved' && status !== 'closed');
  const [chosen, choose] = useState(open[0]?.number ?? '');
  return (
    <ActionDialog
      ticket={ticket}
      title={t.merge}
      hint={t.mergeHint}
      confirm={t.confirmMerge}
      done={done.merge}
      onClose={onClose}
      actionOf={(form) => ({ to: 'merge', body: { into: chosen === '' ? (textOf(form, 'into') ?? '') : chosen } })}
    >
      {open.length === 0 ? null : (
        <fieldset class="radios">
          <legend>{t.mergeFrom}</legend>
          {open.map(({ number, subject, openedAt }) => (
            <label key={number} class="check check-ticket">
              <input type="radio" name="other" checked={chosen === number} onChange={() => choose(number)} />
              <span>
                <bdi>{subject}</bdi>
                <span class="soft">
                  {' '}
                  {number} · {moment(openedAt)}
                </span>
              </span>
            </label>
          ))}
          <label class="check">
            <input type="radio" name="other" checked={chosen === ''} onChange={() => choose('')} />
            {t.mergeOther}
          </label>
        </fieldset>
      )}
      {chosen === '' ? (
        <label class="field">
          <span>{t.mergeInto}</span>
          <input type="text" name="into" required pattern={NUMBER} title={t.mergeNumber} autocomplete="off" spellcheck={false} />
        </label>
      ) : null}
    </ActionDialog>
  );
}
