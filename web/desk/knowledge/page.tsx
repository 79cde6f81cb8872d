import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import { asFailure } from '../api/as-staff';
import { useKnowledge } from '../api/reads';
import { allWords } from '../language';
import { StaleBanner } from '../shell/banner';
import { Icon } from '../shell/icon';
import { problemText } from '../shell/problem-text';
import { useShortcuts } from '../shell/shortcuts';
import { Failed, Skeleton } from '../shell/states';
import { Entries } from './entries';
import { Try } from './try';

/** What the assistant knows, and what it makes of a question. The search and the question stand in the address. */
export function KnowledgePage() {
  const t = allWords();
  const reading = useKnowledge();
  const [, go] = useLocation();
  const query = new URLSearchParams(useSearch());
  const q = query.get('q') ?? '';
  const question = query.get('try') ?? '';
  const [asked, setAsked] = useState({ text: question, nonce: 0 });
  const field = useRef<HTMLInputElement>(null);
  useShortcuts({ '/': () => field.current?.focus() });
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
          <label class="search">
            <Icon name="search" />
            <span class="hidden">{t.know.search}</span>
            <input
              ref={field}
              type="search"
              value={q}
              maxLength={200}
              placeholder={t.know.searchHint}
              autocomplete="off"
              onInput={(event) => address({ q: event.currentTarget.value })}
            />
          </label>
        </div>
        <StaleBanner reading={reading} />
        <div class="queue-body">
          {reading.data !== undefined ? (
            <Entries list={reading.data} q={q.trim()} onTry={tryIt} />
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
      <Try asked={asked} />
    </main>
  );
}
