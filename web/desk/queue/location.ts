import { useLocation, useRoute, useSearch } from 'wouter-preact';
import { FILTERS, type Filters, VIEWS, type View } from '../api/reads';

/** Where the person is in the desk. The address contains all of it, so that it can be sent to a colleague. */
export interface DeskLocation {
  readonly view: View;
  readonly q: string;
  readonly filters: Filters;
  readonly number?: string;
  /** The pane that a narrow page shows. */
  readonly pane: 'conversation' | 'details';
}

export function addressOf({ view, q, filters, number, pane }: DeskLocation): string {
  const query = new URLSearchParams({
    ...(view === 'mine' ? {} : { view }),
    ...(q === '' ? {} : { q }),
    ...filters,
    ...(pane === 'details' ? { pane } : {}),
  }).toString();
  const path = number === undefined ? '/desk' : `/desk/tickets/${encodeURIComponent(number)}`;
  return query === '' ? path : `${path}?${query}`;
}

export function usePlace(): readonly [
  DeskLocation,
  (next: Partial<DeskLocation>, options?: { readonly replace?: boolean }) => void,
] {
  const [, go] = useLocation();
  const [onTicket, params] = useRoute('/desk/tickets/:number');
  const query = new URLSearchParams(useSearch());
  const place: DeskLocation = {
    view: VIEWS.find((view) => view === query.get('view')) ?? 'mine',
    q: query.get('q') ?? '',
    filters: Object.fromEntries(FILTERS.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : []))),
    pane: query.get('pane') === 'details' ? 'details' : 'conversation',
    ...(onTicket && params?.number !== undefined ? { number: params.number } : {}),
  };
  return [place, (next, options) => go(addressOf({ ...place, ...next }), options)];
}
