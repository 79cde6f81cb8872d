import { useState } from 'preact/hooks';
import { allWords } from '../../language';
import { moment } from '../../language/time';
import type { DialogProps } from './dialog-props';
import { MoveDialog, textOf } from './move-dialog';

const NUMBER = '\\s*[Mm]-[0-9A-Za-z]{8}\\s*';

/** For duplicates: most often the other ticket is of the same customer, and stands here to be chosen. */
export function MergeDialog({ detail: { ticket, history }, onClose }: DialogProps) {
  const { dialogs: t, done } = allWords();
  const open = history.filter(({ status }) => status !== 'resolved' && status !== 'closed');
  const [chosen, choose] = useState(open[0]?.number ?? '');
  return (
    <MoveDialog
      ticket={ticket}
      title={t.merge}
      hint={t.mergeHint}
      confirm={t.confirmMerge}
      done={done.merge}
      onClose={onClose}
      moveOf={(form) => ({ to: 'merge', body: { into: chosen === '' ? (textOf(form, 'into') ?? '') : chosen } })}
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
    </MoveDialog>
  );
}
