import { useEffect } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useCounts, VIEWS } from '../api/reads';
import type { TicketCounts } from '../api/types';
import { words } from '../language';
import { setTitleCount } from '../shell/title';
import { addressOf, usePlace } from './location';

export function Views() {
  const t = words().queue;
  const [place] = usePlace();
  const counts = useCounts();
  const mine = counts?.mine.count ?? 0;
  useEffect(() => setTitleCount(mine), [mine]);
  return (
    <nav class="views" aria-label={t.title}>
      {VIEWS.map((view) => (
        <Link
          key={view}
          href={addressOf({ ...place, view })}
          aria-current={place.view === view ? 'true' : undefined}
          aria-description={countOf(counts?.[view])}
        >
          {t.views[view]}
          <span class="view-count" aria-hidden="true">
            {countOf(counts?.[view])}
          </span>
        </Link>
      ))}
    </nav>
  );
}

/** "12", or "99+"; nothing for none. */
function countOf({ count, more }: TicketCounts['views']['mine'] = { count: 0 }): string | undefined {
  if (count === 0) return undefined;
  return more === true ? `${count}+` : String(count);
}
