import { useEffect, useState } from 'preact/hooks';
import { asFailure } from '../api/as-staff';
import { useQueue, useStaff } from '../api/reads';
import type { TicketPage } from '../api/types';
import { words } from '../language';
import { StaleBanner } from '../shell/banner';
import { problemText } from '../shell/problem-text';
import { SearchField } from '../shell/search-field';
import { Empty, Failed, Skeleton } from '../shell/states';
import { usePlace } from './place';
import { Row } from './row';
import { useListKeys } from './use-list-keys';
import { Views } from './views';

/** The tickets of a view: who is waiting, since when, and until when somebody promised to answer. */
export function Queue() {
  const t = words().queue;
  const [{ view, q }, go] = usePlace();
  const [pages, setPages] = useState(1);
  useEffect(() => setPages(1), [view, q]);
  const reading = useQueue(view, q, pages);
  useListKeys();
  return (
    <section class="queue" aria-labelledby="queue-title">
      <div class="queue-head">
        <h2 id="queue-title" class="hidden">
          {t.title}
        </h2>
        <Views />
        <SearchField label={t.search} hint={t.searchHint} q={q} onSearch={(next) => go({ q: next }, { replace: true })} />
      </div>
      <StaleBanner reading={reading} />
      <div class="queue-body" aria-busy={reading.isPlaceholderData}>
        {reading.data === undefined ? (
          <Unloaded reading={reading} />
        ) : (
          <Loaded page={reading.data} onMore={() => setPages(pages + 1)} busy={reading.isPlaceholderData} />
        )}
      </div>
    </section>
  );
}

function Unloaded({ reading }: { readonly reading: ReturnType<typeof useQueue> }) {
  if (reading.error === null) return <Skeleton lines={8} />;
  const problem = asFailure(reading.error);
  if (problem.code === 'FORBIDDEN') return <Empty icon="person" title={words().login.noAccess} />;
  return (
    <Failed title={words().queue.failed} detail={problemText(problem)} onRetry={() => reading.refetch().catch(() => undefined)} />
  );
}

interface LoadedProps {
  readonly page: TicketPage;
  readonly onMore: () => void;
  readonly busy: boolean;
}

function Loaded({ page, onMore, busy }: LoadedProps) {
  const t = words().queue;
  const [place] = usePlace();
  const login = useStaff().data?.me.login;
  if (page.tickets.length === 0) {
    if (place.q !== '') return <Empty icon="search" title={t.nothingFound(place.q)} hint={t.nothingFoundHint} />;
    const [title = '', hint = ''] = t.empty[place.view];
    return <Empty icon="check" title={title} hint={hint} />;
  }
  return (
    <>
      <p class="queue-count" role="status">
        {t.count(page.tickets.length, page.cursor !== undefined)}
      </p>
      <ul class="rows">
        {page.tickets.map((ticket) => (
          <Row key={ticket.number} ticket={ticket} place={place} login={login} />
        ))}
      </ul>
      {page.cursor === undefined ? null : (
        <button type="button" class="more" aria-busy={busy} onClick={onMore}>
          {t.more}
        </button>
      )}
    </>
  );
}
