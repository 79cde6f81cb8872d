import { Link } from 'wouter-preact';
import type { EarlierTicket } from '../../api/types';
import { allWords } from '../../language';
import { moment } from '../../language/time';
import { addressOf, usePlace } from '../../queue/location';

/** Earlier tickets of the customer, latest first. */
export function CustomerHistory({ history }: { readonly history: readonly EarlierTicket[] }) {
  const { customerHistory: t, statuses } = allWords();
  const [place] = usePlace();
  return (
    <section class="card" aria-labelledby="earlier-title">
      <h3 id="earlier-title">{t.title}</h3>
      {history.length === 0 ? (
        <p class="soft">{t.none}</p>
      ) : (
        <ul class="earlier">
          {history.map(({ number, subject, status, openedAt, resolvedAt }) => (
            <li key={number}>
              <Link href={addressOf({ ...place, number, pane: 'conversation' })}>
                <bdi>{subject}</bdi>
              </Link>
              <span class="soft">
                <span class={`status status-${status}`}>{statuses[status]}</span>
                <time datetime={resolvedAt ?? openedAt}>{moment(resolvedAt ?? openedAt)}</time>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
