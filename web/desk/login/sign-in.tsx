import { useState } from 'preact/hooks';
import { allWords } from '../language';
import { LanguageSwitch } from '../language/switch';
import { Icon, Mark } from '../shell/icon';
import { signIn } from './session';

type Failure = 'login' | 'unreachable';

export function SignIn({ failed }: { readonly failed: Failure | undefined }) {
  const { signIn: t, appName } = allWords();
  const [problem, setProblem] = useState(failed);
  const [leaving, setLeaving] = useState(false);
  const begin = async () => {
    setLeaving(true);
    try {
      await signIn();
    } catch {
      setLeaving(false);
      setProblem('unreachable');
    }
  };
  return (
    <main class="sign-in">
      <div class="sign-in-card">
        <Mark />
        <p class="soft">{appName}</p>
        <h1>{t.title}</h1>
        <p>{t.lead}</p>
        <div role="alert">
          {problem === undefined ? null : (
            <p class="problem">
              <Icon name="warning" />
              {problem === 'login' ? t.failed : t.unreachable}
            </p>
          )}
        </div>
        <button type="button" class="primary large" aria-busy={leaving} onClick={begin}>
          {t.button}
        </button>
        <LanguageSwitch />
      </div>
    </main>
  );
}
