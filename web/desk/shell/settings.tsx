import { useStaff } from '../api/reads';
import { allWords } from '../language';
import { LanguageSwitch } from '../language/switch';
import { signOut } from '../login/session';
import { Dialog } from './dialog';
import { SEND_KEY, shortcutsOn, switchShortcuts } from './shortcuts';

/** Who I am, the language, the keys, and the way out. */
export function Settings({ onClose }: { readonly onClose: () => void }) {
  const t = allWords();
  const me = useStaff().data?.me;
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
            <div>
              <dt>
                <kbd>{SEND_KEY}</kbd>
              </dt>
              <dd>{t.keys.send}</dd>
            </div>
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
