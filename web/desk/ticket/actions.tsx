import { useState } from 'preact/hooks';
import { type Move, move } from '../api/moves';
import type { StaffList, Ticket } from '../api/types';
import { allWords } from '../language';
import { Icon } from '../shell/icon';
import { tell } from '../shell/news';
import { problemText } from '../shell/problem-text';
import { useShortcuts } from '../shell/shortcuts';
import { AssignDialog, EscalateDialog, ReopenDialog, ResolveDialog } from './dialogs';

interface ActionsProps {
  readonly ticket: Ticket;
  readonly staff: StaffList;
}

/** Makes the ticket mine: on the page at once, and taken back with the winner's name when somebody was faster. */
async function take(ticket: Ticket, me: StaffList['me'], what: Move): Promise<void> {
  const assignee = { login: me.login, name: me.name };
  const problem = await move(ticket.number, what, {
    show: (shown) => ({ ...shown, assignee, status: shown.status === 'new' ? 'assigned' : shown.status }),
  });
  if (problem === undefined) tell(allWords().done.claim);
  else tell(problemText(problem), { bad: true });
}

type Open = 'assign' | 'escalate' | 'resolve' | 'reopen';

/** What this person may do with the ticket as it stands; everything else is not shown at all. */
export function Actions({ ticket, staff }: ActionsProps) {
  const t = allWords().ticket;
  const { me } = staff;
  const [open, setOpen] = useState<Open>();
  const isOpen = ticket.status !== 'resolved' && ticket.status !== 'closed';
  const mayClaim = ticket.status === 'new';
  const others = isOpen && ticket.assignee !== undefined && ticket.assignee.login !== me.login;
  const leads = isOpen && me.role !== 'staff';
  const claim = () => take(ticket, me, { to: 'claim' }).catch(() => undefined);
  const takeOver = () => take(ticket, me, { to: 'assign', body: { to: me.login } }).catch(() => undefined);
  useShortcuts({ ...(mayClaim ? { c: claim } : {}), ...(isOpen ? { e: () => setOpen('resolve') } : {}) });
  const close = () => setOpen(undefined);
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
      {leads ? (
        <>
          <button type="button" onClick={() => setOpen('assign')}>
            {t.assign}
          </button>
          <button type="button" onClick={() => setOpen('escalate')}>
            <Icon name="up" />
            {t.escalate}
          </button>
        </>
      ) : null}
      {isOpen ? (
        <button type="button" onClick={() => setOpen('resolve')}>
          <Icon name="check" />
          {t.resolve}
          <kbd>e</kbd>
        </button>
      ) : null}
      {ticket.status === 'resolved' ? (
        <button type="button" onClick={() => setOpen('reopen')}>
          {t.reopen}
        </button>
      ) : null}
      {open === 'assign' ? <AssignDialog ticket={ticket} staff={staff.staff} onClose={close} /> : null}
      {open === 'escalate' ? <EscalateDialog ticket={ticket} onClose={close} /> : null}
      {open === 'resolve' ? <ResolveDialog ticket={ticket} onClose={close} /> : null}
      {open === 'reopen' ? <ReopenDialog ticket={ticket} onClose={close} /> : null}
    </div>
  );
}
