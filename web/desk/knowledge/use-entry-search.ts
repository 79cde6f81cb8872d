import { useEffect, useState } from 'preact/hooks';
import type { KnowledgeList } from '../api/types';

type Entry = KnowledgeList['entries'][number];
type Search = (q: string) => readonly Entry[];

/** Longer than this, a search of typos takes long and finds nothing better. */
const MAX_PATTERN = 64;

async function prepare({ entries, topics }: KnowledgeList): Promise<Search> {
  const { default: Fuse } = await import('fuse.js');
  const titles = new Map(topics.map(({ id, title }) => [id, Object.values(title).join(' ')]));
  const index = new Fuse(
    entries.map((entry) => ({
      entry,
      id: entry.id,
      topic: titles.get(entry.topic) ?? '',
      questions: Object.values(entry.question),
    })),
    { keys: ['questions', 'id', { name: 'topic', weight: 0.5 }], threshold: 0.35, ignoreLocation: true, ignoreDiacritics: true },
  );
  return (q) => index.search(q.slice(0, MAX_PATTERN)).map(({ item }) => item.entry);
}

/** The entries that a search finds, best first; all of them while nothing is searched for. Fuse.js comes with the first letter. */
export function useEntrySearch(list: KnowledgeList, q: string): readonly Entry[] {
  const [search, setSearch] = useState<{ readonly of: KnowledgeList; readonly run: Search }>();
  useEffect(() => {
    if (q === '' || search?.of === list) return;
    prepare(list).then(
      (run) => setSearch({ of: list, run }),
      () => undefined,
    );
  }, [q === '', list]);
  return q === '' || search === undefined ? list.entries : search.run(q);
}
