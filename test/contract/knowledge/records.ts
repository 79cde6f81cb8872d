import type { KnowledgeRecords, Publication } from '../../../bot/ports';

const publication = (number: number, more: Partial<Publication> = {}): Publication => ({
  number,
  version: String(number).padStart(12, '0'),
  kind: 'publish',
  at: '2026-11-23T09:30:00.000Z',
  author: 'carmen',
  ...more,
});
const NOON = new Date('2026-11-23T12:00:00.000Z');
const LATER = new Date('2026-11-23T12:05:00.000Z');
const LATE = new Date('2026-11-23T12:10:00.000Z');

/** What every store of knowledge records promises. */
export function describeRecords(name: string, make: () => Promise<KnowledgeRecords>): void {
  describe(`a store of knowledge records ${name}`, () => {
    let records: KnowledgeRecords;
    beforeEach(async () => {
      records = await make();
    });

    it('names no live version before one is published', async () => {
      expect(await records.loadLive()).toBeUndefined();
      expect(await records.listPublications(50)).toEqual([]);
    });

    it('names the version that was made live last, and lists those before', async () => {
      for (const number of [1, 2, 3]) expect(await records.makeLive(publication(number, { note: 'n' }), [])).toBe(true);
      expect(await records.loadLive()).toEqual(publication(3, { note: 'n' }));
      expect((await records.listPublications(2)).map(({ number }) => number)).toEqual([3, 2]);
    });

    it('lets only one of several make the next version live', async () => {
      await records.makeLive(publication(1), []);
      const racers = Array.from({ length: 8 }, (_, place) => publication(2, { author: `racer${place}` }));
      const won = await Promise.all(racers.map((racer) => records.makeLive(racer, [])));
      expect(won.filter((one) => one)).toHaveLength(1);
      expect((await records.loadLive())?.author).toBe(racers[won.indexOf(true)]?.author);
      expect(await records.makeLive(publication(1), [])).toBe(false);
      expect(await records.makeLive(publication(4), [])).toBe(false);
    });

    it('drops what it is told from the history', async () => {
      for (const number of [1, 2]) await records.makeLive(publication(number), []);
      await records.makeLive(publication(3), [2, 1]);
      expect((await records.listPublications(50)).map(({ number }) => number)).toEqual([3]);
    });

    it('gives the right to publish to one holder until a time, who may prolong and return it', async () => {
      expect(await records.takePublishLease('a', NOON, LATER)).toBe(true);
      expect(await records.takePublishLease('b', NOON, LATER)).toBe(false);
      expect(await records.takePublishLease('a', NOON, LATE)).toBe(true);
      await records.returnPublishLease('b');
      expect(await records.takePublishLease('b', LATER, LATE)).toBe(false);
      await records.returnPublishLease('a');
      expect(await records.takePublishLease('b', LATER, LATE)).toBe(true);
      expect(await records.takePublishLease('a', LATE, new Date(LATE.getTime() + 1))).toBe(true);
    });

    it('keeps a draft of a file, and lets only one of two changes of it win', async () => {
      const draft = { path: 'delivery/times.es.md', text: 'Ñ', revision: 1, at: '2026-11-23T09:30:00.000Z', author: 'carmen' };
      expect(await records.saveDraft(draft)).toBe(true);
      expect(await records.saveDraft({ ...draft, text: 'other' })).toBe(false);
      expect(await records.saveDraft({ ...draft, text: 'second', revision: 2, basedOn: 'abc' })).toBe(true);
      const { text, ...removal } = draft;
      expect(await records.saveDraft({ ...removal, path: 'delivery/cost.es.md' })).toBe(true);
      expect((await records.listDrafts()).map(({ path, text: said }) => [path, said])).toEqual([
        ['delivery/cost.es.md', undefined],
        ['delivery/times.es.md', 'second'],
      ]);
      await records.dropDraft('delivery/times.es.md', 1);
      expect(await records.loadDraft('delivery/times.es.md')).toMatchObject({ revision: 2 });
      await records.dropDraft('delivery/times.es.md', 2);
      expect(await records.loadDraft('delivery/times.es.md')).toBeUndefined();
    });

    it('keeps a job as it was saved last', async () => {
      const job = {
        id: 'j',
        kind: 'publish',
        state: 'waiting',
        progress: 0,
        at: '2026-11-23T09:30:00.000Z',
        author: 'carmen',
        request: { note: 'n' },
      } as const;
      await records.saveJob(job, 4_000_000_000);
      await records.saveJob({ ...job, state: 'done', progress: 1, result: { kind: 'published' } }, 4_000_000_000);
      expect(await records.loadJob('j')).toMatchObject({ state: 'done', result: { kind: 'published' } });
      expect(await records.loadJob('k')).toBeUndefined();
    });
  });
}
