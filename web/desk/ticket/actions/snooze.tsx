import { useState } from 'preact/hooks';
import { allWords } from '../../language';
import { moment } from '../../language/time';
import { ActionDialog, textOf } from './action-dialog';
import type { DialogProps } from './dialog-props';
import { fieldTime, latestSnooze, type Snooze, snoozesAt, snoozeUntil } from './snooze-times';

export function SnoozeDialog({ detail: { ticket }, onClose }: DialogProps) {
  const { dialogs: t, done } = allWords();
  const [openedMs] = useState(Date.now);
  const [chosen, choose] = useState<Snooze | 'at'>('hour');
  const untilOf = (form: FormData) =>
    chosen === 'at' ? new Date(textOf(form, 'at') ?? '').toISOString() : snoozeUntil(chosen, openedMs).toISOString();
  return (
    <ActionDialog
      ticket={ticket}
      title={t.snooze}
      hint={t.snoozeHint}
      confirm={t.confirmSnooze}
      done={done.snooze}
      onClose={onClose}
      actionOf={(form) => ({ to: 'snooze', body: { until: untilOf(form) } })}
    >
      <fieldset class="radios">
        <legend>{t.until}</legend>
        {[...snoozesAt(openedMs), 'at' as const].map((each) => (
          <label key={each} class="check">
            <input type="radio" name="snooze" checked={chosen === each} onChange={() => choose(each)} />
            <span>{t.snoozes[each]}</span>
            {each === 'at' ? null : (
              <time class="soft" datetime={snoozeUntil(each, openedMs).toISOString()}>
                {moment(snoozeUntil(each, openedMs).toISOString())}
              </time>
            )}
          </label>
        ))}
      </fieldset>
      {chosen === 'at' ? (
        <label class="field">
          <span>{t.snoozeAt}</span>
          <input
            type="datetime-local"
            name="at"
            required
            min={fieldTime(new Date(openedMs))}
            max={fieldTime(latestSnooze(openedMs))}
            value={fieldTime(snoozeUntil('tomorrow', openedMs))}
          />
        </label>
      ) : null}
    </ActionDialog>
  );
}
