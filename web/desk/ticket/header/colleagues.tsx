import { useEffect } from 'preact/hooks';
import type { Present } from '../../api/types';
import { allWords } from '../../language';
import { PartIcon } from '../../shell/part-icon';
import { announce } from '../../shell/toast';

/** Who else is looking at the ticket, and what they are doing. */
export function Colleagues({ presence }: { readonly presence: readonly Present[] }) {
  const t = allWords().ticket;
  const writers = presence.filter(({ doing }) => doing === 'replying').map(({ name }) => t.replying(name));
  const said = writers.join('. ');
  useEffect(() => {
    if (said !== '') announce(said);
  }, [said]);
  if (presence.length === 0) return null;
  return (
    <ul class="colleagues">
      {presence.map(({ login, name, doing }) => (
        <li key={login} class={`colleague colleague-${doing}`}>
          <PartIcon name={doing === 'replying' ? 'pen' : 'eye'} />
          <bdi>{t[doing](name)}</bdi>
        </li>
      ))}
    </ul>
  );
}
