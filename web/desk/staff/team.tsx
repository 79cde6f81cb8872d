import { useState } from 'preact/hooks';
import type { StaffList } from '../api/types';
import { allWords } from '../language';
import { Icon } from '../shell/icon';
import { HandOverDialog } from './hand-over';
import { setAvailable } from './set-available';

type Member = StaffList['staff'][number];

/**
 * Everybody with their availability and number of tickets, fewest first; leads may pause and hand over for others.
 * `onDone`: tickets were handed over, and the way back is shown on the page.
 */
export function Team({ staff: list, onDone }: { readonly staff: StaffList; readonly onDone: () => void }) {
  const { me, staff } = list;
  const { staff: t, login, languages, you } = allWords();
  const [from, handOver] = useState<Member>();
  const sorted = [...staff].sort((a, b) => Number(b.available) - Number(a.available) || a.openTickets - b.openTickets);
  const most = Math.max(1, ...staff.map(({ openTickets }) => openTickets));
  const mine = staff.find((member) => member.login === me.login);
  return (
    <>
      <p class="soft">{t.hint}</p>
      {mine === undefined || mine.openTickets === 0 ? null : (
        <button type="button" class="hand-over" onClick={() => handOver(mine)}>
          {t.handOverMineEllipsis(mine.openTickets)}
        </button>
      )}
      <ul class="team">
        {sorted.map((member) => (
          <li key={member.login}>
            <span class="team-name">
              <strong>
                <bdi>{member.name}</bdi>
              </strong>
              {member.login === me.login ? <span class="soft"> ({you})</span> : null}
              <span class="soft">
                {login.roles[member.role]} · {member.languages.map((each) => languages[each]).join(', ')}
              </span>
            </span>
            <span class={member.available ? 'there' : 'there there-not'}>
              <Icon name={member.available ? 'check' : 'moon'} />
              {member.available ? t.available : member.absent ? t.absent : t.away}
            </span>
            <span class="team-load">
              <meter min={0} max={most} value={member.openTickets} aria-hidden="true" />
              {t.open(member.openTickets)}
            </span>
            {me.role === 'staff' || member.login === me.login ? null : <ForOthers member={member} onHandOver={handOver} />}
          </li>
        ))}
      </ul>
      {from === undefined ? null : <HandOverDialog from={from} list={list} onClose={() => handOver(undefined)} onDone={onDone} />}
    </>
  );
}

interface ForOthersProps {
  readonly member: Member;
  readonly onHandOver: (member: Member) => void;
}

/** What leads do for a colleague who is ill, or on holiday. */
function ForOthers({ member, onHandOver }: ForOthersProps) {
  const { staff: t } = allWords();
  const { available, absent, login, name, openTickets } = member;
  return (
    <span class="team-acts">
      {absent ? null : (
        <button type="button" class="quiet" onClick={() => setAvailable(!available, login).catch(() => undefined)}>
          {available ? t.pauseThem(name) : t.resumeThem(name)}
        </button>
      )}
      {openTickets === 0 ? null : (
        <button type="button" class="quiet" onClick={() => onHandOver(member)}>
          {t.handOverOfEllipsis(name, openTickets)}
        </button>
      )}
    </span>
  );
}
