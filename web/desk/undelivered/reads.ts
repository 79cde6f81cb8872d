import type { QueryObserverResult } from '@tanstack/react-query';
import type { Failure } from '../../shared/api/failure';
import { asFailure, read, request } from '../api/as-staff';
import { every } from '../api/pace';
import { queries, useQuery } from '../api/query';
import type { DeadList } from '../api/types';

const EVERY_MS = 60_000;
const key = ['dead'] as const;

/** What could not be delivered after all attempts. */
export function useDead(): QueryObserverResult<DeadList> {
  return useQuery<DeadList>({
    queryKey: key,
    queryFn: () => read<DeadList>('/v1/notifications/dead'),
    refetchInterval: every(EVERY_MS),
    staleTime: 5_000,
  });
}

/** Puts a dead letter back into the outbox. */
export async function deliverAgain(id: string): Promise<Failure | undefined> {
  try {
    await request(`/v1/notifications/dead/${encodeURIComponent(id)}/retry`, { method: 'POST', body: {} });
    queries.setQueryData<DeadList>(key, (list) => list && { items: list.items.filter((item) => item.id !== id) });
    return undefined;
  } catch (error) {
    queries.invalidateQueries({ queryKey: key }).catch(() => undefined);
    return asFailure(error);
  }
}
