import type { Saved, Store } from '../../../bot/ports';
import type { StoreMaker, StoreUnderTest } from '../store.contract';
import { AT } from './fixtures';

/** What staff keep for later: their views and replies. */
export function describeSaved(make: StoreMaker): void {
  describe('of what staff keep', () => {
    let at: StoreUnderTest;
    beforeEach(async () => {
      at = await make();
    });

    test('keeps what is shared and what is of one person apart', async () => {
      const { store } = at;
      await put(store, view('b'), view('a'), view('c', { owner: 'ana' }), view('d', { owner: 'an' }));
      const listed = async (owner?: string, limit = 50) => (await store.listSaved('view', owner, limit)).map(({ id }) => id);
      expect(await listed()).toEqual(['a', 'b']);
      expect(await listed(undefined, 1)).toEqual(['a']);
      expect(await listed('ana')).toEqual(['c']);
      expect(await listed('an')).toEqual(['d']);
      expect(await listed('nobody')).toEqual([]);
      const whole = view('e', {
        content: {
          name: 'Urgentes',
          view: 'all',
          q: 'secadora',
          filter: {
            status: 'new',
            label: 'vip',
            owner: 'ana',
            language: 'es',
            channel: 'web',
            priority: 'high',
            olderThanHours: 24,
          },
          sort: 'newest',
        },
      });
      await put(store, whole);
      expect((await store.listSaved('view', undefined, 50)).at(-1)).toEqual(whole);
    });

    test('lets one of many win who change the same version at once', async () => {
      const { store } = at;
      for (const version of [1, 2]) {
        const rivals = Array.from({ length: 10 }, (_, place) => view('a', { version, by: `p${place}` }));
        const won = await Promise.all(rivals.map((next) => store.putSaved('view', next)));
        expect(won.filter(Boolean)).toHaveLength(1);
        expect(await store.listSaved('view', undefined, 5)).toEqual([rivals[won.indexOf(true)]]);
      }
      expect(await store.putSaved('view', view('a', { version: 2 }))).toBe(false);
      expect(await store.putSaved('view', view('other', { version: 2 }))).toBe(false);
    });

    test('keeps replies apart from views, whole', async () => {
      const { store } = at;
      const content = { name: 'Hello', text: 'Hola {{customer.name}}', labels: ['greeting'], resolves: true as const };
      const hello: Saved<'reply'> = { id: 'a', version: 1, by: 'ana', at: AT, content };
      expect(await store.putSaved('reply', hello)).toBe(true);
      await put(store, view('a'));
      expect(await store.listSaved('reply', undefined, 5)).toEqual([hello]);
      expect(await store.listSaved('view', undefined, 5)).toEqual([view('a')]);
    });

    test('forgets what is removed, once or again', async () => {
      const { store } = at;
      await put(store, view('a'), view('a', { owner: 'ana' }));
      for (let time = 0; time < 2; time++) await store.removeSaved('view', 'ana', 'a');
      expect(await store.listSaved('view', 'ana', 5)).toEqual([]);
      expect(await store.listSaved('view', undefined, 5)).toHaveLength(1);
      await put(store, view('a', { owner: 'ana' }));
    });
  });
}

function view(id: string, more: Partial<Saved<'view'>> = {}): Saved<'view'> {
  return { id, version: 1, by: 'ana', at: AT, content: { name: `View ${id}`, view: 'mine' }, ...more };
}

async function put(store: Store, ...all: readonly Saved<'view'>[]): Promise<void> {
  for (const one of all) expect(await store.putSaved('view', one)).toBe(true);
}
