import type { KnowledgeVersions } from '../../../bot/ports';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array | undefined) => content && new TextDecoder().decode(content);

/** What every store of knowledge versions promises. */
export function describeVersions(name: string, make: () => Promise<KnowledgeVersions>): void {
  describe(`a store of knowledge versions ${name}`, () => {
    let versions: KnowledgeVersions;
    beforeEach(async () => {
      versions = await make();
    });

    it('gives back what was put into it, byte for byte', async () => {
      const content = new Uint8Array(200_000).map((_, place) => (place * 7) % 256);
      await versions.put('0123456789ab', 'es.snapshot', content);
      expect(Buffer.from((await versions.get('0123456789ab', 'es.snapshot')) ?? []).equals(Buffer.from(content))).toBe(true);
    });

    it('has nothing where nothing was put', async () => {
      expect(await versions.get('0123456789ab', 'es.snapshot')).toBeUndefined();
      expect(await versions.list('manifest.json')).toEqual([]);
      await versions.remove('0123456789ab');
    });

    it('replaces a part as a whole', async () => {
      await versions.put('0123456789ab', 'files.json', bytes('a long first content'));
      await versions.put('0123456789ab', 'files.json', bytes('short'));
      expect(text(await versions.get('0123456789ab', 'files.json'))).toBe('short');
    });

    it('lists the versions that have a part, and forgets those that are removed', async () => {
      for (const version of ['aaaaaaaaaaaa', 'bbbbbbbbbbbb']) {
        await versions.put(version, 'files.json', bytes('[]'));
        await versions.put(version, 'manifest.json', bytes('{}'));
      }
      await versions.put('cccccccccccc', 'files.json', bytes('[]'));
      expect([...(await versions.list('manifest.json'))].sort()).toEqual(['aaaaaaaaaaaa', 'bbbbbbbbbbbb']);
      await versions.remove('aaaaaaaaaaaa');
      expect(await versions.list('manifest.json')).toEqual(['bbbbbbbbbbbb']);
      expect(await versions.get('aaaaaaaaaaaa', 'files.json')).toBeUndefined();
      expect(text(await versions.get('bbbbbbbbbbbb', 'files.json'))).toBe('[]');
    });
  });
}

/** Of stores whose names are those of files or objects. */
export function describeNames(name: string, make: () => Promise<KnowledgeVersions>): void {
  it.each([
    ['../../secret', 'files.json'],
    ['0123456789ab/..', 'files.json'],
    ['0123456789AB', 'files.json'],
    ['', 'files.json'],
    ['0123456789ab', '../files.json'],
    ['0123456789ab', 'a/b.json'],
  ])(`a store ${name} takes no other name for a version or a part: %s, %s`, async (version, part) => {
    const versions = await make();
    await expect((async () => versions.put(version, part, bytes('x')))()).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });
}
