import { Link } from 'wouter-preact';
import { VIEWS } from '../api/reads';
import { words } from '../language';
import { addressOf, usePlace } from './location';

export function Views() {
  const t = words().queue;
  const [place] = usePlace();
  return (
    <nav class="views" aria-label={t.title}>
      {VIEWS.map((view) => (
        <Link key={view} href={addressOf({ ...place, view })} aria-current={place.view === view ? 'true' : undefined}>
          {t.views[view]}
        </Link>
      ))}
    </nav>
  );
}
