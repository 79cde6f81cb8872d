import {
  notifyManager,
  QueryClient,
  QueryObserver,
  type QueryObserverOptions,
  type QueryObserverResult,
} from '@tanstack/react-query';
import { useEffect, useState } from 'preact/hooks';
import { backOffMs } from '../../shared/api/back-off';
import { asFailure } from './as-staff';

const FIRST_PAUSE_MS = 1_500;
const LONGEST_PAUSE_MS = 60_000;

/** When to read again after so many failures in a row, in milliseconds. */
export function afterFailureMs(failures: number, error: unknown, firstMs: number): number {
  const { retryAfterSeconds } = asFailure(error);
  return backOffMs({
    failures,
    firstMs,
    longestMs: Math.max(firstMs, LONGEST_PAUSE_MS),
    retryAfterSeconds,
    random: Math.random(),
  });
}

/**
 * TanStack Query's core with our own binding: its React binding would pull in all of `preact/compat`, three kilobytes of a
 * page limited to thirty.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && asFailure(error).isPassing,
      retryDelay: (failures, error) => afterFailureMs(failures + 1, error, FIRST_PAUSE_MS),
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
