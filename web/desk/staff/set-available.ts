import { asFailure, read } from '../api/as-staff';
import { queries } from '../api/query';
import { queueKey, staffKey } from '../api/reads';
import type { StaffList } from '../api/types';
import { allWords } from '../language';
import { problemText } from '../shell/problem-text';
import { showToast } from '../shell/toast';

/** Sets whether I take new tickets: shown immediately, and undone when the API rejects it. */
export async function setAvailable(available: boolean): Promise<void> {
  await queries.cancelQueries({ queryKey: staffKey });
  const before = queries.getQueryData<StaffList>(staffKey);
  if (before !== undefined) queries.setQueryData<StaffList>(staffKey, withMe(before, available));
  try {
    queries.setQueryData(staffKey, await read<StaffList>('/v1/staff/me', { method: 'PUT', body: { available } }));
    const t = allWords().staff;
    showToast(available ? t.nowAvailable : t.nowAway);
    // Tickets change owners when somebody goes away.
    await queries.invalidateQueries({ queryKey: queueKey });
  } catch (error) {
    queries.setQueryData(staffKey, before);
    showToast(problemText(asFailure(error)), { bad: true });
  }
}

function withMe({ me, staff }: StaffList, available: boolean): StaffList {
  return {
    me: { ...me, available },
    staff: staff.map((member) => (member.login === me.login ? { ...member, available } : member)),
  };
}
