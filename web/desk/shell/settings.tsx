import { Link } from 'wouter-preact';
import { AlertSettings } from '../alerts/settings';
import { useStaff } from '../api/reads';
import { allWords } from '../language';
import { LanguageSwitch } from '../language/switch';
import { signOut } from '../login/session';
import { Team } from '../staff/team';
import { Dialog } from './dialog';
import { SEND_AND_RESOLVE_KEY, SEND_KEY, shortcutsOn, switchShortcuts } from './shortcuts';

/** The person, the language, the keys, and signing out. */
export function Settings({ onClose }: { readonly onClose: () => void }) {
  const t = allWords();
  const staff = useStaff().data;
  const me = staff?.me;
  return (
    <Dialog title={t.login.account} onClose={onClose}>
      <div class="dialog-body settings">
        <div class="settings-me">
          <p>
            <strong>{me?.name}</strong>
            <span class="soft">{me === undefined ? null : `${me.login} · ${t.login.roles[me.role]}`}</span>
          </p>
          <button type="button" onClick={() => signOut().catch(() => undefined)}>
            {t.signIn.out}
          </button>
        </div>
        <LanguageSwitch />
        <p>
          <Link href="/desk/replies" onClick={onClose}>
            {t.answers.manage}
          </Link>
        </p>
        {me === undefined || me.role === 'staff' ? null : (
          <p>
            <Link href="/desk/undelivered" onClick={onClose}>
              {t.dead.title}
            </Link>
          </p>
        )}
        <AlertSettings />
        {staff === undefined ? null : (
          <section class="settings-team">
            <h3>{t.staff.title}</h3>
            <Team staff={staff} onDone={onClose} />
          </section>
        )}
        <section>
          <h3>{t.keys.title}</h3>
          <label class="check">
            <input
              type="checkbox"
              checked={shortcutsOn.value}
              onChange={(event) => switchShortcuts(event.currentTarget.checked)}
            />
            {t.keys.enabled}
          </label>
          <p class="soft">{t.keys.inText}</p>
          <dl class="keys">
            {Object.entries(t.keys.list).map(([key, does]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
            <div class="keys-long">
              <dt>
                <kbd>{SEND_KEY}</kbd>
              </dt>
              <dd>{t.keys.send}</dd>
            </div>
            <div class="keys-long">
              <dt>
                <kbd>{SEND_AND_RESOLVE_KEY}</kbd>
              </dt>
              <dd>{t.keys.sendAndResolve}</dd>
            </div>
            <div class="keys-long">
              <dt>
                <kbd>/</kbd>
              </dt>
              <dd>{t.keys.answers}</dd>
            </div>
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
