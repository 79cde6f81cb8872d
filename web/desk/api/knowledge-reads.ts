import type { QueryObserverResult } from '@tanstack/react-query';
import { read, request } from './as-staff';
import type { EntryStates } from './knowledge-edits';
import { every } from './pace';
import { queries, useQuery } from './query';
import type { KnowledgeList, Ticket } from './types';

/** Training takes some seconds, so a longer interval might miss its progress. */
const SEEN_MS = 2_000;
const LEARNING_MS = 500;

const listKey = ['knowledge'] as const;
let revision: string | undefined;

/** Unchanged knowledge is not sent again. */
async function fetchKnowledge(): Promise<KnowledgeList> {
  const seen = queries.getQueryData<KnowledgeList>(listKey);
  const answer = await request<KnowledgeList>('/v1/knowledge', { ifNoneMatch: seen && revision });
  if (answer === undefined) return seen ?? read<KnowledgeList>('/v1/knowledge');
  revision = answer.etag;
  return answer.body;
}

/** Polled: people edit the files elsewhere, and wait to see the effect here. */
export function useKnowledge(): QueryObserverResult<KnowledgeList> {
  return useQuery<KnowledgeList>({
    queryKey: listKey,
    queryFn: fetchKnowledge,
    refetchInterval: (query) => every(query.state.data?.learning === undefined ? SEEN_MS : LEARNING_MS)(query),
  });
}

/** Drafts and figures change slowly beside the list. */
const STATES_MS = 15_000;

/** How each entry stands; only for those who may change them. */
export function useEntryStates(isAdmin: boolean): EntryStates | undefined {
  return useQuery<EntryStates>({
    queryKey: ['knowledge', 'states'],
    queryFn: () => read<EntryStates>('/v1/knowledge/entries'),
    enabled: isAdmin,
    refetchInterval: every(STATES_MS),
  }).data;
}

/** The same, with each entry's answer in a customer's language. */
export function readAnswers(language: Ticket['language']): Promise<KnowledgeList> {
  return queries.fetchQuery({
    queryKey: ['knowledge', 'answers', language],
    queryFn: () => read<KnowledgeList>(`/v1/knowledge?answers=${language}`),
    staleTime: 5 * 60_000,
  });
}
