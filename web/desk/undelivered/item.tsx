import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import type { DeadList } from '../api/types';
import { allWords } from '../language';
import { moment } from '../language/time';
import { Icon } from '../shell/icon';
import { problemText } from '../shell/problem-text';
import { showToast } from '../shell/toast';
import { deliverAgain } from './reads';

/** One dead letter. */
export function DeadItem({ item }: { readonly item: DeadList['items'][number] }) {
  const t = allWords().dead;
  const [busy, setBusy] = useState(false);
  const retry = async () => {
    if (busy) return;
    setBusy(true);
    const problem = await deliverAgain(item.id);
    setBusy(false);
    if (problem === undefined) showToast(t.retried);
    else showToast(problemText(problem), { bad: true });
  };
  return (
    <li class="dead-item">
      <div class="dead-what">
        <strong>{t.kinds[item.kind]}</strong>
        {item.about === undefined ? null : <span>{t.about[item.about]}</span>}
        {item.ticket === undefined ? null : (
          <Link href={`/desk/tickets/${encodeURIComponent(item.ticket)}`}>
            <code>{item.ticket}</code>
          </Link>
        )}
        <span class="soft">
          <time datetime={item.createdAt}>{moment(item.createdAt)}</time> · {t.tries(item.attempts)}
        </span>
      </div>
      <p class="dead-why" dir="auto">
        <Icon name="warning" />
        <span>{item.lastError ?? t.noError}</span>
      </p>
      <button type="button" aria-busy={busy} onClick={() => retry().catch(() => undefined)}>
        {busy ? t.retrying : t.retry}
      </button>
    </li>
  );
}
