import { useEffect } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import { GROUPINGS, type Grouping } from '../../../bot/model/rollup';
import { asFailure } from '../api/as-staff';
import type { Insights } from '../api/types';
import { allWords } from '../language';
import { StaleBanner } from '../shell/banner';
import { problemText } from '../shell/problem-text';
import { Empty, Failed, Skeleton } from '../shell/states';
import { setTitle } from '../shell/title';
import { Cards } from './cards';
import { EntriesTable, PeopleTable } from './lists';
import { RangeForm } from './range-form';
import { lastDays, type Range, saveCsv, useInsights } from './reads';
import { SplitTable } from './split-table';
import { insightsWords } from './words';

const USUAL_DAYS = 30;

/** How the service did in a range of days. The range is part of the address. */
export function InsightsPage() {
  const t = insightsWords();
  const { appName } = allWords();
  const [, go] = useLocation();
  const range = rangeIn(new URLSearchParams(useSearch()));
  const reading = useInsights(range);
  useEffect(() => {
    setTitle(`${t.title} · ${appName}`);
  }, [t, appName]);
  const show = (next: Range) => go(`/desk/insights?${new URLSearchParams({ ...next })}`, { replace: true });
  const { data } = reading;
  return (
    <main class="insights">
      <h2>{t.title}</h2>
      <p class="soft">{t.lead}</p>
      <RangeForm range={range} onShow={show} />
      <StaleBanner reading={reading} />
      {data !== undefined ? (
        <Figures insights={data} by={range.by} />
      ) : reading.error === null ? (
        <Skeleton lines={8} />
      ) : (
        <Failed
          title={t.failed}
          detail={problemText(asFailure(reading.error))}
          onRetry={() => reading.refetch().catch(() => undefined)}
        />
      )}
    </main>
  );
}

function Figures({ insights, by }: { readonly insights: Insights; readonly by: Grouping }) {
  const t = insightsWords();
  if (insights.groups.length === 0) return <Empty icon="search" title={t.empty} hint={t.emptyHint} />;
  return (
    <>
      <Cards insights={insights} />
      <SplitTable insights={insights} by={by} />
      <EntriesTable entries={insights.entries} />
      <PeopleTable people={insights.people} />
      <p>
        <button type="button" onClick={() => saveCsv(insights)}>
          {t.csv}
        </button>
      </p>
    </>
  );
}

function rangeIn(query: URLSearchParams): Range {
  const usual = lastDays(USUAL_DAYS);
  const by = GROUPINGS.find((one) => one === query.get('by')) ?? usual.by;
  return { from: query.get('from') ?? usual.from, to: query.get('to') ?? usual.to, by };
}
