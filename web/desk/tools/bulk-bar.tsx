import { useState } from 'preact/hooks';
import { MAX_BULK } from '../../../bot/model/limits';
import { selection, stopChoosing } from '../queue/selection';
import { Icon } from '../shell/icon';
import { useShortcuts } from '../shell/shortcuts';
import { chosenTickets, missed } from './bulk';
import { BulkDialog, type BulkName, MissedDialog } from './bulk-dialogs';
import { toolWords } from './words';

const ACTIONS = [
  ['assign', 'a'],
  ['label', 'l'],
  ['resolve', 'e'],
  ['spam', '!'],
] as const;

/** How many tickets are chosen, and what can be done to all of them. */
export function BulkBar() {
  const t = toolWords().bulk;
  const [open, setOpen] = useState<BulkName>();
  const count = selection.value?.size ?? 0;
  const able = count > 0 && count <= MAX_BULK;
  const start = (name: BulkName) => () => {
    if (able) setOpen(name);
  };
  const all = () => {
    const rows = [...document.querySelectorAll<HTMLElement>('.row')].flatMap((row) => row.dataset.ticket ?? []);
    selection.value = new Set([...(selection.value ?? []), ...rows].slice(0, MAX_BULK));
  };
  useShortcuts(
    { Escape: stopChoosing, ...(able ? { a: start('assign'), l: start('label'), e: start('resolve'), '!': start('spam') } : {}) },
    true,
  );
  return (
    <fieldset class="bulk" aria-label={t.selected(count)}>
      <p role="status">
        {t.selected(count)}
        {count > MAX_BULK ? `. ${t.most(MAX_BULK)}` : null}
      </p>
      <button type="button" class="quiet" onClick={all}>
        {t.all}
      </button>
      <button type="button" class="quiet square" aria-label={t.stop} onClick={stopChoosing}>
        <Icon name="close" />
      </button>
      <div class="bulk-actions">
        {ACTIONS.map(([name, key]) => (
          <button key={name} type="button" disabled={!able} onClick={start(name)}>
            {t[name]}
            <kbd>{key}</kbd>
          </button>
        ))}
      </div>
      {open === undefined ? null : <BulkDialog name={open} tickets={chosenTickets()} onClose={() => setOpen(undefined)} />}
      {missed.value.length === 0 ? null : <MissedDialog />}
    </fieldset>
  );
}
