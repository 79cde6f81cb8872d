import { useState } from 'preact/hooks';
import type { Failure } from '../../shared/api/failure';
import { asFailure, read } from '../api/as-staff';
import { queries } from '../api/query';
import { queueKey, staffKey } from '../api/reads';
import type { HandedOver, StaffList, TakenBack } from '../api/types';
import { allWords } from '../language';
import { Dialog } from '../shell/dialog';
import { DialogFoot, FormProblem } from '../shell/form';
import { problemText } from '../shell/problem-text';
import { showToast } from '../shell/toast';
import { KEPT_UNDO } from './kept-undo';
import { setAvailable } from './set-available';

type Member = StaffList['staff'][number];

interface HandOverProps {
  /** Whose tickets. */
  readonly from: Member;
  readonly list: StaffList;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The value of the choice "whoever is free"; no login is empty. */
const FREE = '';

/** Asks to whom somebody's open tickets go. Nothing moves before it is confirmed, and for some minutes it can be undone. */
export function HandOverDialog({ from, list, onClose, onDone }: HandOverProps) {
  const { staff: t } = allWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failure>();
  const isMine = from.login === list.me.login;
  const others = list.staff
    .filter(({ login }) => login !== from.login)
    .sort((a, b) => Number(b.available) - Number(a.available) || a.openTickets - b.openTickets);
  const submit = async (form: FormData) => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    const to = form.get('to');
    try {
      if (form.get('pause') !== null) await setAvailable(false, isMine ? undefined : from.login);
      await handOver(from.login, typeof to === 'string' && to !== FREE ? to : undefined);
      onDone();
    } catch (error) {
      setProblem(asFailure(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={isMine ? t.handOverMine(from.openTickets) : t.handOverOf(from.name, from.openTickets)} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget)).catch(() => undefined);
        }}
      >
        <div class="dialog-body">
          <p class="soft">{t.handOverHint}</p>
          <label class="field">
            <span>{t.handOverTo}</span>
            <select name="to">
              <option value={FREE}>{t.whoeverIsFree}</option>
              {others.map(({ login, name, available, openTickets }) => (
                <option key={login} value={login}>
                  {`${name} · ${available ? t.open(openTickets) : t.away}`}
                </option>
              ))}
            </select>
          </label>
          {from.available ? (
            <label class="check">
              <input type="checkbox" name="pause" defaultChecked />
              {isMine ? t.pauseMeToo : t.pauseThemToo(from.name)}
            </label>
          ) : null}
          <FormProblem text={problem && problemText(problem)} />
        </div>
        <DialogFoot confirm={t.confirmHandOver(from.openTickets)} busy={busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

const pathOf = (login: string, what: string) => `/v1/staff/${encodeURIComponent(login)}/${what}`;

/** @throws Failure */
async function handOver(from: string, to: string | undefined): Promise<void> {
  const body = to === undefined ? {} : { to };
  const { tickets, undoUntil } = await read<HandedOver>(pathOf(from, 'hand-over'), { method: 'POST', body });
  refresh();
  if (tickets.length > 0) sessionStorage.setItem(KEPT_UNDO, JSON.stringify({ from, tickets, undoUntil } satisfies Undo));
  offerUndo({ from, tickets, undoUntil });
}

interface Undo extends Pick<HandedOver, 'tickets' | 'undoUntil'> {
  readonly from: string;
}

/** Offers once more, after a reload, what can still be taken back. */
export function offerUndoAgain(): void {
  const kept = sessionStorage.getItem(KEPT_UNDO);
  if (kept !== null) offerUndo(JSON.parse(kept));
}

function offerUndo({ from, tickets, undoUntil }: Undo): void {
  const t = allWords();
  const leftMs = Date.parse(undoUntil) - Date.now();
  if (leftMs <= 0) {
    sessionStorage.removeItem(KEPT_UNDO);
    return;
  }
  showToast(t.staff.handedOver(tickets.length), {
    forMs: leftMs,
    ...(tickets.length > 0 && { action: { label: t.staff.undo, run: () => takeBack(from, tickets).catch(() => undefined) } }),
  });
}

async function takeBack(from: string, handedOver: HandedOver['tickets']): Promise<void> {
  sessionStorage.removeItem(KEPT_UNDO);
  const tickets = handedOver.map(({ number, version }) => ({ number, version }));
  try {
    const { back, missed } = await read<TakenBack>(pathOf(from, 'take-back'), { method: 'POST', body: { tickets } });
    showToast(allWords().staff.takenBack(back.length, missed.length));
  } catch (error) {
    showToast(problemText(asFailure(error)), { bad: true });
  }
  refresh();
}

function refresh(): void {
  for (const queryKey of [staffKey, queueKey, ['ticket']]) queries.invalidateQueries({ queryKey }).catch(() => undefined);
}
