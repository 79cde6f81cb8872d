import {
  notifyManager,
  QueryClient,
  QueryObserver,
  type QueryObserverOptions,
  type QueryObserverResult,
} from '@tanstack/react-query';
import { useEffect, useState } from 'preact/hooks';
import { asFailure } from './as-staff';

/**
 * TanStack Query's core with our own binding: its React binding would pull in all of `preact/compat`, three kilobytes of a
 * page limited to thirty.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && asFailure(error).isPassing,
      // The browser cannot tell whether the server is reachable: it may be on this machine.
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: 1_000,
      gcTime: 10 * 60_000,
    },
  },
});

/** Observes a query while the component is mounted, and renders it again on every change. */
export function useQuery<T>(options: QueryObserverOptions<T>): QueryObserverResult<T> {
  const [observer] = useState(() => new QueryObserver<T>(queries, options));
  const [, draw] = useState(0);
  const result = observer.getOptimisticResult(queries.defaultQueryOptions(options));
  useEffect(() => observer.subscribe(notifyManager.batchCalls(() => draw((count) => count + 1))), [observer]);
  useEffect(() => observer.setOptions(options));
  return result;
}
