import { useEffect } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { countText, useOverview, VIEWS } from '../api/reads';
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
          aria-description={countText(counts?.[view])}
        >
          {t.views[view]}
          <span class="view-count" aria-hidden="true">
            {countText(counts?.[view])}
          </span>
        </Link>
      ))}
      <SavedViews />
    </nav>
  );
}
