import { Link } from 'wouter-preact';
import { words } from '../language';
import { Icon } from '../shell/icon';
import { useDead } from './reads';

/** Shown in the navigation only while there are dead letters, or while their page is open. */
export function UndeliveredLink({ current }: { readonly current: 'page' | undefined }) {
  const count = useDead().data?.items.length ?? 0;
  if (count === 0 && current === undefined) return null;
  return (
    <Link
      href="/desk/undelivered"
      aria-current={current}
      class={count === 0 ? 'undelivered-link' : 'undelivered-link undelivered-some'}
    >
      <Icon name={count === 0 ? 'check' : 'warning'} />
      <span class="undelivered-word">{words().undelivered}</span>
      {count === 0 ? null : <span class="count">{count}</span>}
    </Link>
  );
}
