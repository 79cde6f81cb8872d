import { useState } from 'preact/hooks';
import type { StaffList } from '../api/types';
import { allWords } from '../language';
import { Dialog } from '../shell/dialog';
import { Icon } from '../shell/icon';
import { setAvailable } from './set-available';
import { Team } from './team';

/** Whether I take new tickets, and how many of us do. Pausing moves no ticket, so it needs no question. */
export function Availability({ staff: list }: { readonly staff: StaffList }) {
  const { availability, staff: t } = allWords();
  const [open, setOpen] = useState(false);
  const { available } = list.me;
  const here = list.staff.filter((member) => member.available).length;
  return (
    <div class="availability">
      <button
        type="button"
        role="switch"
        class="quiet switch"
        aria-checked={available}
        aria-label={availability.on}
        title={available ? t.goAway : t.comeBack}
        onClick={() => setAvailable(!available).catch(() => undefined)}
      >
        <span class="switch-track" />
        <span class="switch-word">{available ? availability.on : availability.off}</span>
      </button>
      <button type="button" class="quiet team-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="person" />
        <span class="hidden">{t.title}: </span>
        {here}/{list.staff.length}
      </button>
      {open ? (
        <Dialog title={t.title} onClose={() => setOpen(false)}>
          <div class="dialog-body">
            <Team staff={list} onDone={() => setOpen(false)} />
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}
