import type { HelpPages } from '../../../bot/ports';

/** What every place of the help pages promises. */
export function describeHelpPages(name: string, make: () => Promise<HelpPages>): void {
  describe(`a place of help pages ${name}`, () => {
    let pages: HelpPages;
    beforeEach(async () => {
      pages = await make();
    });

    it('gives back what was written, and replaces it as a whole', async () => {
      await pages.put('es/delivery/times.html', 'a long ñ and €');
      await pages.put('es/delivery~2.html', 'other');
      expect(await pages.get('es/delivery/times.html')).toBe('a long ñ and €');
      await pages.put('es/delivery/times.html', 'short');
      expect(await pages.get('es/delivery/times.html')).toBe('short');
      expect(await pages.get('es/delivery~2.html')).toBe('other');
    });

    it('has nothing where nothing was written', async () => {
      expect(await pages.get('index.html')).toBeUndefined();
      expect(await pages.list()).toEqual([]);
      await pages.remove(['index.html']);
    });

    it('lists every path, and forgets those that are removed', async () => {
      for (const path of ['index.html', 'es/index.html', 'es/delivery/times.md']) await pages.put(path, path);
      expect([...(await pages.list())].sort()).toEqual(['es/delivery/times.md', 'es/index.html', 'index.html']);
      await pages.remove(['es/index.html', 'gone.html', 'es/delivery/times.md']);
      expect(await pages.list()).toEqual(['index.html']);
    });
  });
}

/** Of places whose paths are those of files or objects. */
export function describeHelpNames(name: string, make: () => Promise<HelpPages>): void {
  it.each([
    '../index.html',
    'es/../../index.html',
    '/index.html',
    'es//a.html',
    '',
    '.hidden',
    'a b.html',
    'es/..',
    'a\\b.html',
    'é.html',
  ])(`a place ${name} takes no other path: %j`, async (path) => {
    const pages = await make();
    await expect((async () => pages.put(path, 'x'))()).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    await expect((async () => pages.get(path))()).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    await expect((async () => pages.remove([path]))()).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });
}
