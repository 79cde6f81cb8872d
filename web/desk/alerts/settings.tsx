import { useState } from 'preact/hooks';
import { allWords } from '../language';
import { switchWay, ways } from './choice';
import { ring } from './ring';

/** Whether to be told by a sound, or by a notice of the system; the browser is asked only then. */
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
              // What the browser refused must not look as if it were on.
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
