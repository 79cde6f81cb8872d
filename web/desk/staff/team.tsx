import type { StaffList } from '../api/types';
import { allWords } from '../language';
import { Icon } from '../shell/icon';

/** Everybody with their availability and number of tickets, fewest first. */
export function Team({ staff: { me, staff } }: { readonly staff: StaffList }) {
  const { staff: t, login, languages, you } = allWords();
  const sorted = [...staff].sort((a, b) => Number(b.available) - Number(a.available) || a.openTickets - b.openTickets);
  const most = Math.max(1, ...staff.map(({ openTickets }) => openTickets));
  return (
    <>
      <p class="soft">{t.hint}</p>
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
              {member.available ? t.available : t.away}
            </span>
            <span class="team-load">
              <meter min={0} max={most} value={member.openTickets} aria-hidden="true" />
              {t.open(member.openTickets)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
