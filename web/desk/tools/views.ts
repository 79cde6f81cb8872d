import type { z } from 'zod';
import type { savedViews, viewToSave } from '../../../functions/desk/schema';
import { read, request } from '../api/as-staff';
import { every } from '../api/pace';
import { queries, useQuery } from '../api/query';
import { FILTERS, type Filters, narrowing, VIEWS } from '../api/reads';
import type { DeskLocation } from '../queue/location';

type SavedViews = z.infer<typeof savedViews>;
export type SavedView = SavedViews['views'][number];
type ViewToSave = z.input<typeof viewToSave>;

const key = ['views'] as const;
/** They come with counts, which only say where to look. */
const EVERY_MS = 60_000;

export function useViews(): readonly SavedView[] {
  return (
    useQuery<SavedViews>({ queryKey: key, queryFn: () => read<SavedViews>('/v1/views'), refetchInterval: every(EVERY_MS) }).data
      ?.views ?? []
  );
}

/** What the desk shows of a saved view. */
export function placeOf(saved: SavedView): Pick<DeskLocation, 'view' | 'q' | 'filters'> {
  const filters: Filters = Object.fromEntries(
    FILTERS.flatMap((name) => (saved[name] === undefined ? [] : [[name, String(saved[name])]])),
  );
  return { view: VIEWS.find((view) => view === saved.view) ?? 'all', q: saved.q ?? '', filters };
}

type Listed = Pick<DeskLocation, 'view' | 'q' | 'filters'>;

export function isSameList(a: Listed, b: Listed): boolean {
  return a.view === b.view && narrowing(a.q, a.filters) === narrowing(b.q, b.filters);
}

/** Keeps a list under a name: in place of the view of that name, if there is one. @throws Failure */
export async function saveView(
  { view, q, filters }: Listed,
  { name, shared }: { readonly name: string; readonly shared: boolean },
): Promise<void> {
  const before = queries.getQueryData<SavedViews>(key)?.views.find((each) => each.name === name && each.shared === shared);
  const id = before?.id ?? crypto.randomUUID();
  const body = { name, shared, view, ...(q === '' ? {} : { q }), ...filters, ...(before && { version: before.version }) };
  await request(`/v1/views/${encodeURIComponent(id)}`, { method: 'PUT', body });
  await refresh();
}

/** @returns a function that keeps it again @throws Failure */
export async function removeView({ id, version: _, mine: __, count: ___, ...kept }: SavedView): Promise<() => Promise<void>> {
  await request(`/v1/views/${encodeURIComponent(id)}`, { method: 'DELETE' });
  await refresh();
  return async () => {
    const body: ViewToSave = kept;
    await request(`/v1/views/${crypto.randomUUID()}`, { method: 'PUT', body });
    await refresh();
  };
}

const refresh = () => queries.invalidateQueries({ queryKey: key });
