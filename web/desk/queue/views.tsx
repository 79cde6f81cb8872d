import { useEffect } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { countOf, useOverview, VIEWS } from '../api/reads';
import { words } from '../language';
import { lazy } from '../shell/lazy';
import { setTitleCount } from '../shell/title';
import { addressOf, usePlace } from './location';

const SavedViews = lazy(async () => (await import('../tools/saved-views')).SavedViews, { quiet: true });

export function Views() {
  const t = words().queue;
  const [place] = usePlace();
  const counts = useOverview()?.views;
  const hasFilters = Object.keys(place.filters).length > 0;
  const mine = counts?.mine.count ?? 0;
  useEffect(() => setTitleCount(mine), [mine]);
  return (
    <nav class="views" aria-label={t.title}>
      {VIEWS.map((view) => (
        <Link
          key={view}
          href={addressOf({ ...place, view, filters: {} })}
          aria-current={place.view === view && !hasFilters ? 'true' : undefined}
          aria-description={countOf(counts?.[view])}
        >
          {t.views[view]}
          <span class="view-count" aria-hidden="true">
            {countOf(counts?.[view])}
          </span>
        </Link>
      ))}
      <SavedViews />
    </nav>
  );
}
