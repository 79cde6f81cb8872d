import { asFailure, read } from '../api/as-staff';
import { queries } from '../api/query';
import { queueKey, staffKey } from '../api/reads';
import type { StaffList } from '../api/types';
import { allWords } from '../language';
import { problemText } from '../shell/problem-text';
import { showToast } from '../shell/toast';

/**
 * Sets whether I take new tickets, or a colleague does: shown immediately, and undone when the API rejects it.
 * @param login absent for me
 */
export async function setAvailable(available: boolean, login?: string): Promise<void> {
  await queries.cancelQueries({ queryKey: staffKey });
  const before = queries.getQueryData<StaffList>(staffKey);
  if (before !== undefined) queries.setQueryData<StaffList>(staffKey, withChange(before, available, login));
  const path = `/v1/staff/${login === undefined ? 'me' : encodeURIComponent(login)}`;
  try {
    queries.setQueryData(staffKey, await read<StaffList>(path, { method: 'PUT', body: { available } }));
    const t = allWords().staff;
    if (login === undefined) showToast(available ? t.nowAvailable : t.nowAway);
    // Whoever takes tickets again may get some at once.
    await queries.invalidateQueries({ queryKey: queueKey });
  } catch (error) {
    queries.setQueryData(staffKey, before);
    showToast(problemText(asFailure(error)), { bad: true });
  }
}

function withChange({ me, staff }: StaffList, available: boolean, login = me.login): StaffList {
  return {
    me: login === me.login ? { ...me, available } : me,
    staff: staff.map((member) => (member.login === login ? { ...member, available } : member)),
  };
}
