import { useState } from 'preact/hooks';
import { allWords } from '../../language';
import type { ChangeValue } from './service-form';
import { listAt, listOf, mappingAt, type Settings, textAt } from './service-settings';

const ROLES = ['staff', 'lead', 'admin'] as const;
const LOGIN = /^[\w.@-]{1,64}$/;

interface TeamFormProps {
  readonly settings: Settings;
  readonly onChange: ChangeValue;
}

/** Who answers: each person with role, skills, languages and address. */
export function TeamForm({ settings, onChange }: TeamFormProps) {
  const t = allWords().edit.form;
  const [logins, setLogins] = useState(() => Object.keys(mappingAt(settings, ['team'])));
  const [login, setLogin] = useState('');
  const isFree = LOGIN.test(login) && !logins.includes(login);
  const add = () => {
    if (!isFree) return;
    setLogins([...logins, login]);
    onChange(['team', login, 'name'], login);
    setLogin('');
  };
  return (
    <>
      {logins.map((each) => (
        <Member
          key={each}
          login={each}
          settings={settings}
          onChange={onChange}
          onRemove={() => {
            setLogins(logins.filter((one) => one !== each));
            onChange(['team', each]);
          }}
        />
      ))}
      <div class="editor-dates">
        <label class="field">
          <span>{t.login}</span>
          <input value={login} spellcheck={false} onInput={({ currentTarget: { value } }) => setLogin(value.trim())} />
        </label>
        <button type="button" disabled={!isFree} onClick={add}>
          {t.addMember}
        </button>
      </div>
    </>
  );
}

interface MemberProps extends TeamFormProps {
  readonly login: string;
  readonly onRemove: () => void;
}

function Member({ login, settings, onChange, onRemove }: MemberProps) {
  const t = allWords().edit.form;
  const path = ['team', login];
  const text = (key: string, value: string) => onChange([...path, key], value.trim() === '' ? undefined : value.trim());
  const list = (key: string, value: string) => onChange([...path, key], listOf(value, ','));
  return (
    <fieldset class="service-level">
      <legend>
        <code>{login}</code>
      </legend>
      <label class="field">
        <span>{t.memberName}</span>
        <input
          dir="auto"
          defaultValue={textAt(settings, [...path, 'name']) || login}
          onInput={({ currentTarget: { value } }) => text('name', value)}
        />
      </label>
      <label class="field">
        <span>{t.role}</span>
        <select
          defaultValue={textAt(settings, [...path, 'role']) || 'staff'}
          onChange={({ currentTarget: { value } }) => text('role', value)}
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t.roles[role]}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{t.skills}</span>
        <input
          defaultValue={listAt(settings, [...path, 'skills']).join(', ')}
          onInput={({ currentTarget: { value } }) => list('skills', value)}
        />
      </label>
      <label class="field">
        <span>{t.speaks}</span>
        <input
          defaultValue={listAt(settings, [...path, 'languages']).join(', ')}
          onInput={({ currentTarget: { value } }) => list('languages', value)}
        />
      </label>
      <label class="field">
        <span>{t.email}</span>
        <input
          type="email"
          defaultValue={textAt(settings, [...path, 'email'])}
          onInput={({ currentTarget: { value } }) => text('email', value)}
        />
      </label>
      <button type="button" aria-label={t.removeMember(login)} onClick={onRemove}>
        {t.remove}
      </button>
    </fieldset>
  );
}
