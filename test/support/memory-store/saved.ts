import type { Saved, SavedKind, SavedStore } from '../../../bot/ports';
import type { Shelves } from './shelves';

/** What staff keep for later. */
export function savedOf({ saved }: Shelves): SavedStore {
  return {
    listSaved: async <Kind extends SavedKind>(kind: Kind, owner: string | undefined, limit: number) =>
      saved.values(`${placeOf(kind, owner)}#`).slice(0, limit) as readonly unknown[] as readonly Saved<Kind>[],
    putSaved: async (kind, next) => {
      const key = `${placeOf(kind, next.owner)}#${next.id}`;
      if ((saved.get(key)?.version ?? 0) !== next.version - 1) return false;
      saved.put(key, next);
      return true;
    },
    removeSaved: async (kind, owner, id) => saved.delete(`${placeOf(kind, owner)}#${id}`),
  };
}

const placeOf = (kind: SavedKind, owner: string | undefined): string => JSON.stringify([kind, owner ?? null]);
