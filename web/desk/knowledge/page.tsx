import { useEffect, useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import { asFailure } from '../api/as-staff';
import { type Gap, saveEntry } from '../api/knowledge-edits';
import { useEntryStates, useKnowledge } from '../api/knowledge-reads';
import { useStaff } from '../api/reads';
import type { KnowledgeList } from '../api/types';
import { allWords } from '../language';
import { StaleBanner } from '../shell/banner';
import { lazy } from '../shell/lazy';
import { problemText } from '../shell/problem-text';
import { SearchField } from '../shell/search-field';
import { Failed, Skeleton } from '../shell/states';
import { setTitle } from '../shell/title';
import { Problems } from './edit/problems';
import { EditMenu } from './edit-menu';
import { Entries, languagesOf } from './entries';
import { Learning } from './learning';
import { Try } from './try';

const Editor = lazy(async () => (await import('./edit/editor')).Editor);
const Gaps = lazy(async () => (await import('./edit/gaps')).Gaps);
const Import = lazy(async () => (await import('./edit/import')).Import);
const Publishing = lazy(async () => (await import('./edit/publishing')).Publishing);
const ServiceEditor = lazy(async () => (await import('./edit/service')).ServiceEditor);

/** The topic that a new entry begins in. */
const topicOf = (list: KnowledgeList | undefined) => list?.topics[0]?.id ?? 'general';

/** A name for a file, from a question. */
const nameOf = (question: string) =>
  question
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'entry';

/** The knowledge, and a form to try questions on it. Search and question are part of the address. */
export function KnowledgePage() {
  const t = allWords();
  const reading = useKnowledge();
  const [, go] = useLocation();
  const query = new URLSearchParams(useSearch());
  const q = query.get('q') ?? '';
  const question = query.get('try') ?? '';
  const view = query.get('view') ?? '';
  const entry = query.get('entry') ?? '';
  const isAdmin = useStaff().data?.me.role === 'admin';
  const states = useEntryStates(isAdmin);
  const [asked, setAsked] = useState({ text: question, nonce: 0 });
  useEffect(() => {
    setTitle(`${t.know.title} · ${t.appName}`);
  }, [t]);

  const address = (next: Readonly<Partial<Record<'q' | 'try' | 'view' | 'entry' | 'also', string>>>) => {
    const all = Object.entries({ q, try: question, view, entry, ...next }).filter(([, value]) => value !== '');
    go(`/desk/knowledge${all.length === 0 ? '' : `?${new URLSearchParams(all)}`}`, { replace: true });
  };
  const tryIt = (text: string) => {
    address({ try: text, view: '', entry: '' });
    setAsked({ text, nonce: asked.nonce + 1 });
  };

  const draftOf = ({ samples, language, staffAnswer }: Gap) => {
    const [question = '', ...also] = samples;
    const id = `${topicOf(reading.data)}/${nameOf(question)}`;
    saveEntry(id, language, 0, { fields: { question, also }, answer: staffAnswer ?? '' }).then(
      () => address({ view: 'entry', entry: id }),
      // There is such a draft already: it is shown.
      () => address({ view: 'entry', entry: id }),
    );
  };
  const closed = () => address({ view: '', entry: '' });

  return (
    <main class="knowledge" data-view={isAdmin ? view : ''}>
      <section class="queue" aria-labelledby="knowledge-title">
        <div class="queue-head">
          <h2 id="knowledge-title">{t.know.title}</h2>
          <SearchField label={t.know.search} hint={t.know.searchHint} q={q} onSearch={(next) => address({ q: next })} />
          {isAdmin ? <EditMenu onOpen={address} /> : null}
        </div>
        <Learning share={reading.data?.learning} />
        {states === undefined || states.faults.length === 0 ? null : (
          <section class="file-faults" aria-label={t.edit.faults}>
            <p class="problem">{t.edit.faults}</p>
            <Problems problems={states.faults} />
          </section>
        )}
        <StaleBanner reading={reading} />
        <div class="queue-body">
          {reading.data !== undefined ? (
            <Entries
              list={reading.data}
              q={q}
              states={states}
              onTry={tryIt}
              onEdit={isAdmin ? (id) => address({ view: 'entry', entry: id }) : undefined}
            />
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
      {isAdmin && view === 'entry' && reading.data !== undefined ? (
        <Editor id={entry} languages={languagesOf(reading.data)} also={query.get('also') ?? ''} onClose={closed} />
      ) : isAdmin && view === 'publish' ? (
        <Publishing onClose={closed} />
      ) : isAdmin && view === 'gaps' ? (
        <Gaps onDraft={draftOf} onClose={closed} />
      ) : isAdmin && view === 'import' ? (
        <Import onClose={closed} />
      ) : isAdmin && view === 'service' ? (
        <ServiceEditor onClose={closed} />
      ) : (
        <Try
          asked={asked}
          languages={reading.data === undefined ? [] : languagesOf(reading.data)}
          onAdd={isAdmin ? (id, also) => address({ view: 'entry', entry: id, also }) : undefined}
        />
      )}
    </main>
  );
}
