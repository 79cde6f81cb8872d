import { useEffect } from 'preact/hooks';
import { queries } from '../../api/query';
import { staffKey } from '../../api/reads';
import type { StaffList, TicketDetail } from '../../api/types';
import { allWords } from '../../language';
import { ActionDialog, textOf } from './action-dialog';
import type { DialogProps } from './dialog-props';
import { TextField } from './text-field';

/** Says to whom the ticket goes, and asks why. */
export function EscalateDialog({ detail, staff, onClose }: DialogProps) {
  const { dialogs: t, done, login } = allWords();
  // Who is there may have changed since the page last asked.
  useEffect(() => void queries.invalidateQueries({ queryKey: staffKey }), []);
  const to = nextUp(detail, staff);
  return (
    <ActionDialog
      ticket={detail.ticket}
      title={t.escalate}
      hint={to === undefined ? t.escalateNobody : t.escalateTo(to.name, login.roles[to.role])}
      confirm={t.confirmEscalate}
      done={to === undefined ? done.escalate : done.escalateTo(to.name)}
      onClose={onClose}
      actionOf={(form) => ({ to: 'escalate', body: { reason: textOf(form, 'reason') ?? '' } })}
    >
      <TextField label={t.reason} name="reason" required />
    </ActionDialog>
  );
}

/** Who gets it, by the rule of the server: on the next step with somebody there, the best fit, then who has fewest tickets. */
function nextUp({ above }: TicketDetail, { staff }: StaffList): StaffList['staff'][number] | undefined {
  const members = new Map(staff.map((member) => [member.login, member]));
  for (const step of above) {
    const there = step.flatMap(({ login, fit }) => {
      const member = members.get(login);
      return member?.available === true ? [{ member, fit }] : [];
    });
    there.sort((a, b) => b.fit - a.fit || a.member.openTickets - b.member.openTickets);
    if (there[0] !== undefined) return there[0].member;
  }
  return undefined;
}
