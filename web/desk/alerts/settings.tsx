import { useState } from 'preact/hooks';
import { allWords } from '../language';
import { switchWay, ways } from './choice';
import { ring } from './ring';

/** Settings for sound and system notifications; the browser is asked for permission only when they are turned on. */
export function AlertSettings() {
  const t = allWords().alerts;
  const [problem, setProblem] = useState<string>();
  const sound = (on: boolean) => {
    switchWay('sound', on);
    if (on) ring();
  };
  const notice = async (on: boolean) => {
    setProblem(undefined);
    if (on && !('Notification' in window)) return setProblem(t.unable);
    if (on && (await Notification.requestPermission()) !== 'granted') return setProblem(t.denied);
    return switchWay('notice', on);
  };
  return (
    <section>
      <h3>{t.title}</h3>
      <p class="soft">{t.hint}</p>
      <label class="check">
        <input type="checkbox" checked={ways.value.includes('sound')} onChange={(event) => sound(event.currentTarget.checked)} />
        {t.sound}
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={ways.value.includes('notice')}
          onChange={(event) => {
            const box = event.currentTarget;
            notice(box.checked).then(
              // When the browser refuses permission, the setting must not look turned on.
              () => {
                box.checked = ways.value.includes('notice');
              },
              () => undefined,
            );
          }}
        />
        {t.notice}
      </label>
      <p role="status" class="soft">
        {problem}
      </p>
    </section>
  );
}
