import { useEffect, useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import { asFailure } from '../api/as-staff';
import { useKnowledge } from '../api/knowledge-reads';
import { allWords } from '../language';
import { StaleBanner } from '../shell/banner';
import { problemText } from '../shell/problem-text';
import { SearchField } from '../shell/search-field';
import { Failed, Skeleton } from '../shell/states';
import { Entries, languagesOf } from './entries';
import { Learning } from './learning';
import { Try } from './try';

/** The knowledge, and a form to try questions on it. Search and question are part of the address. */
export function KnowledgePage() {
  const t = allWords();
  const reading = useKnowledge();
  const [, go] = useLocation();
  const query = new URLSearchParams(useSearch());
  const q = query.get('q') ?? '';
  const question = query.get('try') ?? '';
  const [asked, setAsked] = useState({ text: question, nonce: 0 });
  useEffect(() => {
    document.title = `${t.know.title} · ${t.appName}`;
  }, [t]);

  const address = (next: { readonly q?: string; readonly try?: string }) => {
    const all = Object.entries({ q, try: question, ...next }).filter(([, value]) => value !== '');
    go(`/desk/knowledge${all.length === 0 ? '' : `?${new URLSearchParams(all)}`}`, { replace: true });
  };
  const tryIt = (text: string) => {
    address({ try: text });
    setAsked({ text, nonce: asked.nonce + 1 });
  };

  return (
    <main class="knowledge">
      <section class="queue" aria-labelledby="knowledge-title">
        <div class="queue-head">
          <h2 id="knowledge-title">{t.know.title}</h2>
          <SearchField label={t.know.search} hint={t.know.searchHint} q={q} onSearch={(next) => address({ q: next })} />
        </div>
        <Learning share={reading.data?.learning} />
        <StaleBanner reading={reading} />
        <div class="queue-body">
          {reading.data !== undefined ? (
            <Entries list={reading.data} q={q} onTry={tryIt} />
          ) : reading.error === null ? (
            <Skeleton lines={8} />
          ) : (
            <Failed
              title={t.know.failed}
              detail={problemText(asFailure(reading.error))}
              onRetry={() => reading.refetch().catch(() => undefined)}
            />
          )}
        </div>
      </section>
      <Try asked={asked} languages={reading.data === undefined ? [] : languagesOf(reading.data)} />
    </main>
  );
}
