import { useMemo, useState } from 'preact/hooks';
import type { EntryState, EntryStates } from '../api/knowledge-edits';
import type { KnowledgeList } from '../api/types';
import { allWords, language } from '../language';
import { Empty } from '../shell/states';
import { EntryStanding } from './entry-state';
import { hasStanding, type Standing, StandingFilter } from './standing-filter';
import { useEntrySearch } from './use-entry-search';

type Entry = KnowledgeList['entries'][number];

/** The text in the page's language, or in any other language there is. */
function inOurs(texts: Readonly<Record<string, string>>): string {
  return texts[language.value] ?? Object.values(texts)[0] ?? '';
}

function EntryRow({
  entry,
  topic,
  languages,
  state,
  days,
  onTry,
  onEdit,
}: {
  readonly entry: Entry;
  readonly topic: string;
  /** All languages of the knowledge. */
  readonly languages: readonly Entry['languages'][number][];
  /** Absent for those who may not change it. */
  readonly state: EntryState | undefined;
  /** The days that its figures are of. */
  readonly days: number;
  readonly onTry: (question: string) => void;
  /** Absent for those who may not. */
  readonly onEdit: ((id: string) => void) | undefined;
}) {
  const t = allWords();
  const question = inOurs(entry.question);
  const missing = languages.filter((each) => !entry.languages.includes(each));
  return (
    <li class="entry">
      <button type="button" class="quiet entry-question" onClick={() => onTry(question)}>
        {question}
      </button>
      <p class="entry-facts">
        <code>{entry.id}</code>
        <span>{topic}</span>
        <span>{t.know.phrasings(entry.phrasings)}</span>
        {entry.kind === 'answer' ? null : <span class="tag">{t.know.kinds[entry.kind]}</span>}
        {missing.map((each) => (
          <span key={each} class="tag tag-high">
            {t.know.missing(t.languages[each])}
          </span>
        ))}
        {state === undefined ? null : <EntryStanding state={state} days={days} />}
        {onEdit === undefined ? null : (
          <button type="button" class="quiet" aria-label={`${t.edit.edit}: ${question}`} onClick={() => onEdit(entry.id)}>
            {t.edit.edit}
          </button>
        )}
      </p>
    </li>
  );
}

/** The languages that the knowledge has entries in. */
export function languagesOf({ entries }: KnowledgeList): readonly Entry['languages'][number][] {
  return [...new Set(entries.flatMap(({ languages }) => languages))];
}

interface EntriesProps {
  readonly list: KnowledgeList;
  readonly q: string;
  /** Absent for those who may not change entries. */
  readonly states: EntryStates | undefined;
  readonly onTry: (question: string) => void;
  readonly onEdit: ((id: string) => void) | undefined;
}

export function Entries({ list, q, states, onTry, onEdit }: EntriesProps) {
  const t = allWords().know;
  const [standing, setStanding] = useState<Standing>('all');
  const searched = useEntrySearch(list, q);
  const topics = useMemo(() => new Map(list.topics.map(({ id, title }) => [id, title])), [list]);
  const languages = useMemo(() => languagesOf(list), [list]);
  const byId = useMemo(() => new Map(states?.entries.map((state) => [state.id, state])), [states]);
  const found = searched.filter((entry) => hasStanding(standing, entry, byId.get(entry.id), languages));
  return (
    <>
      {states === undefined ? null : <StandingFilter standing={standing} onChange={setStanding} />}
      {found.length === 0 ? <Empty icon="search" title={q === '' ? t.noneSo : t.nothing(q)} /> : null}
      <p class="queue-count" role="status">
        {t.entries(found.length)}
      </p>
      <ul class="entries">
        {found.map((entry) => (
          <EntryRow
            key={entry.id}
            entry={entry}
            topic={inOurs(topics.get(entry.topic) ?? {}) || entry.topic}
            languages={languages}
            state={byId.get(entry.id)}
            days={states?.days ?? 0}
            onTry={onTry}
            onEdit={onEdit}
          />
        ))}
      </ul>
    </>
  );
}
