import type { QueryObserverResult } from '@tanstack/react-query';
import { read } from './as-staff';
import { queries, useQuery } from './query';
import type { KnowledgeList, Ticket } from './types';

export function useKnowledge(): QueryObserverResult<KnowledgeList> {
  return useQuery<KnowledgeList>({
    queryKey: ['knowledge'],
    queryFn: () => read<KnowledgeList>('/v1/knowledge'),
    staleTime: 30_000,
  });
}

/** The same with what each entry answers, in a customer's language. */
export function readAnswers(language: Ticket['language']): Promise<KnowledgeList> {
  return queries.fetchQuery({
    queryKey: ['knowledge', 'answers', language],
    queryFn: () => read<KnowledgeList>(`/v1/knowledge?answers=${language}`),
    staleTime: 5 * 60_000,
  });
}
