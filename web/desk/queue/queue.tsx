import { useEffect, useRef, useState } from 'preact/hooks';
import { asFailure } from '../api/as-staff';
import { narrowing, useStaff } from '../api/reads';
import type { Ticket } from '../api/types';
import { words } from '../language';
import { StaleBanner } from '../shell/banner';
import { lazy } from '../shell/lazy';
import { problemText } from '../shell/problem-text';
import { SearchField } from '../shell/search-field';
import { useShortcuts } from '../shell/shortcuts';
import { Empty, Failed, Skeleton } from '../shell/states';
import { usePlace } from './location';
import { Rows, useNear } from './rows';
import { selection, startChoosing, stopChoosing, useSelectionKeys } from './selection';
import { useFound } from './use-found';
import { type List, useList } from './use-list';
import { useListKeys } from './use-list-keys';
import { Views } from './views';

const BulkBar = lazy(async () => (await import('../tools/bulk-bar')).BulkBar, { quiet: true });
const Filters = lazy(async () => (await import('../tools/filters')).FilterBar, { quiet: true });

/** The tickets of a view: who is waiting, since when, and until when an answer is promised. */
export function Queue() {
  const t = words().queue;
  const [{ view, q, filters }, go] = usePlace();
  const [typed, setTyped] = useState(q);
  const [asked, setFiltering] = useState<boolean>();
  const hasFilters = Object.keys(filters).length > 0;
  const filtering = asked ?? hasFilters;
  const narrowed = narrowing(q, filters);
  const { shown, reading, more } = useList(view, narrowed);
  // What is loaded of the view is not what the filters ask for.
  const found = useFound(view, hasFilters ? '' : typed);
  useListKeys();
  useSelectionKeys();
  useEffect(() => stopChoosing, [view, narrowed]);
  useShortcuts({ f: () => setFiltering(!filtering) });
  // Whether the server has not searched for the typed text yet.
  const searching = typed !== q || (shown !== undefined && shown.narrowed !== narrowed);
  const tickets = merged(found, searching && (typed !== '' || hasFilters) ? [] : (shown?.data.tickets ?? []));
  return (
    <section class="queue" aria-labelledby="queue-title">
      <div class="queue-head">
        <h2 id="queue-title" class="hidden">
          {t.title}
        </h2>
        <Views />
        <div class="queue-find">
          <SearchField
            label={t.search}
            hint={t.searchHint}
            q={q}
            onType={setTyped}
            onSearch={(next) => go({ q: next }, { replace: true })}
          />
          <button
            type="button"
            class={hasFilters ? 'primary' : ''}
            aria-expanded={filtering}
            onClick={() => setFiltering(!filtering)}
          >
            {t.filter}
          </button>
        </div>
        {filtering ? <Filters /> : null}
        {selection.value === undefined ? null : <BulkBar />}
      </div>
      <StaleBanner reading={{ ...reading, ...shown }} />
      <div class="queue-body" aria-busy={reading.isPending || searching}>
        {shown === undefined && tickets.length === 0 ? (
          <Unloaded reading={reading} />
        ) : (
          <Loaded
            tickets={tickets}
            searching={searching}
            {...(searching || shown?.data.cursor === undefined ? {} : { onMore: more })}
          />
        )}
      </div>
    </section>
  );
}

/** What the server found comes first: it knows what is exactly meant. Then what resembles it on this page, typos included. */
function merged(found: readonly Ticket[], theirs: readonly Ticket[]): readonly Ticket[] {
  const known = new Set(theirs.map(({ number }) => number));
  return [...theirs, ...found.filter(({ number }) => !known.has(number))];
}

function Unloaded({ reading }: Pick<List, 'reading'>) {
  if (reading.error === null) return <Skeleton lines={8} />;
  const problem = asFailure(reading.error);
  if (problem.code === 'FORBIDDEN') return <Empty icon="person" title={words().login.noAccess} />;
  return (
    <Failed title={words().queue.failed} detail={problemText(problem)} onRetry={() => reading.refetch().catch(() => undefined)} />
  );
}

interface LoadedProps {
  readonly tickets: readonly Ticket[];
  readonly searching: boolean;
  /** Absent when all are loaded. */
  readonly onMore?: () => void;
}

function Loaded({ tickets, searching, onMore }: LoadedProps) {
  const t = words().queue;
  const [place] = usePlace();
  const login = useStaff().data?.me.login;
  if (tickets.length === 0) {
    if (searching) return <Skeleton lines={3} />;
    if (Object.keys(place.filters).length > 0) return <Empty icon="search" title={t.nothingFiltered} />;
    if (place.q !== '') return <Empty icon="search" title={t.nothingFound(place.q)} hint={t.nothingFoundHint} />;
    const [title = '', hint = ''] = t.empty[place.view];
    return <Empty icon="check" title={title} hint={hint} />;
  }
  return (
    <>
      <div class="queue-count">
        <span role="status">{t.count(tickets.length, onMore !== undefined)}</span>
        {selection.value === undefined ? (
          <button type="button" class="quiet" onClick={startChoosing}>
            {t.select}
          </button>
        ) : null}
      </div>
      <Rows tickets={tickets} place={place} login={login} />
      {onMore === undefined ? null : <More key={tickets.length} onMore={onMore} />}
    </>
  );
}

/** Loads the next page near the end of the list; also a button, for people who do not scroll. */
function More({ onMore }: { readonly onMore: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useNear(button, (near) => {
    if (near) onMore();
  });
  return (
    <button ref={button} type="button" class="more" onClick={onMore}>
      {words().queue.more}
    </button>
  );
}
