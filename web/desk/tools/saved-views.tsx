import { Link } from 'wouter-preact';
import { countText } from '../api/reads';
import { addressOf, usePlace } from '../queue/location';
import { isSameList, placeOf, useViews } from './views';
import { toolWords } from './words';

/** The views that the team and this person have saved, beside those that everybody has. */
export function SavedViews() {
  const t = toolWords().views;
  const [place] = usePlace();
  return (
    <>
      {useViews().map((saved) => {
        const shown = placeOf(saved);
        const count = countText(saved.count);
        return (
          <Link
            key={saved.id}
            class="saved-view"
            href={addressOf({ ...place, ...shown })}
            title={saved.shared ? t.team : t.own}
            aria-current={isSameList(place, shown) ? 'true' : undefined}
            aria-description={count}
          >
            <bdi>{saved.name}</bdi>
            <span class="view-count" aria-hidden="true">
              {count}
            </span>
          </Link>
        );
      })}
    </>
  );
}
