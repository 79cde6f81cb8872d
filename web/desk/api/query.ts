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
 * TanStack Query's core with a binding of our own: its React binding would bring all of `preact/compat`,
 * three kilobytes of a page that may have thirty.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && asFailure(error).isPassing,
      // Whether there is a network is not the browser's to guess: the server may be on this machine.
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: 1_000,
      gcTime: 10 * 60_000,
    },
  },
});

/** Follows a query for as long as the component is shown, and draws it again at every change. */
export function useQuery<T>(options: QueryObserverOptions<T>): QueryObserverResult<T> {
  const [observer] = useState(() => new QueryObserver<T>(queries, options));
  const [, draw] = useState(0);
  const result = observer.getOptimisticResult(queries.defaultQueryOptions(options));
  useEffect(() => observer.subscribe(notifyManager.batchCalls(() => draw((count) => count + 1))), [observer]);
  useEffect(() => observer.setOptions(options));
  return result;
}
