import { useEffect, useState } from 'preact/hooks';
import { performAction } from '../../api/actions';
import type { StaffList, TicketDetail } from '../../api/types';
import { allWords } from '../../language';
import { isSnoozed } from '../../queue/snoozed';
import { Icon } from '../../shell/icon';
import { lazy } from '../../shell/lazy';
import { Menu, type MenuItem } from '../../shell/menu';
import { problemText } from '../../shell/problem-text';
import { useShortcuts } from '../../shell/shortcuts';
import { showToast } from '../../shell/toast';
import { take } from '../header/take';
import type { DialogName } from './open';

const OpenDialog = lazy(async () => (await import('./open')).OpenDialog, { quiet: true });

interface ActionsProps {
  readonly detail: TicketDetail;
  readonly staff: StaffList;
}

async function wake(number: string): Promise<void> {
  const problem = await performAction(number, { to: 'snooze', body: { until: null } });
  showToast(problem === undefined ? allWords().done.wake : problemText(problem), { bad: problem !== undefined });
}

/** The actions that this person may perform on the ticket now; all others are hidden. */
export function Actions({ detail, staff }: ActionsProps) {
  const t = allWords().ticket;
  const { ticket } = detail;
  const { me } = staff;
  const [open, setOpen] = useState<DialogName>();
  useEffect(OpenDialog.ahead, []);
  const isOpen = ticket.status !== 'resolved' && ticket.status !== 'closed';
  const isResolved = ticket.status === 'resolved';
  const mayClaim = ticket.status === 'new';
  const others = isOpen && ticket.assignee !== undefined && ticket.assignee.login !== me.login;
  const snoozed = isOpen && isSnoozed(ticket);
  const claim = () => take(ticket, me, { to: 'claim' }).catch(() => undefined);
  const takeOver = () => take(ticket, me, { to: 'assign', body: { to: me.login } }).catch(() => undefined);
  const snooze = () => (snoozed ? wake(ticket.number).catch(() => undefined) : setOpen('snooze'));
  useShortcuts({
    ...(isOpen || isResolved ? { t: () => setOpen('customer') } : {}),
    ...(mayClaim ? { c: claim } : {}),
    ...(isOpen
      ? {
          a: () => setOpen('assign'),
          e: () => setOpen('resolve'),
          m: () => setOpen('merge'),
          p: () => setOpen('priority'),
          s: () => snooze(),
          u: () => setOpen('escalate'),
        }
      : {}),
  });
  const item = (name: DialogName & keyof typeof t, icon: MenuItem['icon']): MenuItem => ({
    name: t[name],
    icon,
    onSelect: () => setOpen(name),
  });
  return (
    <div class="actions">
      {mayClaim ? (
        <button type="button" class="primary" onClick={claim}>
          {t.claim}
          <kbd>c</kbd>
        </button>
      ) : null}
      {others ? (
        <button type="button" onClick={takeOver}>
          {t.takeOver}
        </button>
      ) : null}
      {isOpen ? (
        <button type="button" onClick={() => setOpen('resolve')}>
          <Icon name="check" />
          {t.resolve}
          <kbd>e</kbd>
        </button>
      ) : null}
      {isOpen ? (
        <button type="button" class="only-wide" onClick={snooze}>
          <Icon name="moon" />
          {snoozed ? t.wake : t.snooze}
        </button>
      ) : null}
      {isOpen ? (
        <Menu
          label={t.more}
          items={[
            item('assign', 'person'),
            item('escalate', 'up'),
            item('priority', 'flag'),
            item('customer', 'pen'),
            item('merge', 'merge'),
            { name: snoozed ? t.wake : t.snooze, icon: 'moon', onSelect: snooze, onlyNarrow: true },
            item('spam', 'ban'),
          ]}
        />
      ) : null}
      {isResolved ? (
        <>
          <button type="button" onClick={() => setOpen('reopen')}>
            {t.reopen}
          </button>
          <Menu label={t.more} items={[item('customer', 'pen')]} />
        </>
      ) : null}
      {open === undefined ? null : <OpenDialog name={open} detail={detail} staff={staff} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
