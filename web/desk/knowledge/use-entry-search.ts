import { useEffect, useState } from 'preact/hooks';
import type { KnowledgeList } from '../api/types';
import { type FuzzySearch, fuzzySearch } from '../shell/fuzzy-search';

type Entry = KnowledgeList['entries'][number];

function prepare({ entries, topics }: KnowledgeList): Promise<FuzzySearch<Entry>> {
  const titles = new Map(topics.map(({ id, title }) => [id, Object.values(title)]));
  return fuzzySearch(entries, [
    { name: 'question', of: ({ question }) => Object.values(question) },
    { name: 'id', of: ({ id }) => id },
    { name: 'topic', of: ({ topic }) => titles.get(topic) ?? [], weight: 0.5 },
  ]);
}

/** The entries that a search finds, best first; all of them without a search. */
export function useEntrySearch(list: KnowledgeList, q: string): readonly Entry[] {
  const [search, setSearch] = useState<{ readonly of: KnowledgeList; readonly run: FuzzySearch<Entry> }>();
  useEffect(() => {
    if (q === '' || search?.of === list) return;
    prepare(list).then(
      (run) => setSearch({ of: list, run }),
      () => undefined,
    );
  }, [q === '', list]);
  return q === '' || search === undefined ? list.entries : search.run(q);
}
