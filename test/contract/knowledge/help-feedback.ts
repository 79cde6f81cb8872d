import type { HelpFeedback, HelpFeedbackStore } from '../../../bot/ports';

const FOREVER = 4_000_000_000;
const feedback = (id: string, at: string, more: Partial<HelpFeedback> = {}): HelpFeedback => ({
  id,
  at,
  entryId: 'delivery/times',
  question: 'How long?',
  language: 'en',
  helpful: false,
  ...more,
});

/** What every store of what readers said promises. */
export function describeHelpFeedback(name: string, make: () => Promise<HelpFeedbackStore>): void {
  describe(`a store of what readers of help pages said ${name}`, () => {
    let store: HelpFeedbackStore;
    beforeEach(async () => {
      store = await make();
    });

    it('gives back what was said, the latest first, since a time and no more than asked for', async () => {
      const said = [
        feedback('a', '2026-11-20T10:00:00.000Z'),
        feedback('b', '2026-11-21T10:00:00.000Z', { missing: 'Saturdays' }),
        feedback('c', '2026-11-22T10:00:00.000Z', { helpful: true }),
      ];
      for (const one of said) await store.saveHelpFeedback(one, FOREVER);
      expect(await store.listHelpFeedback('2026-11-01T00:00:00.000Z', 10)).toEqual([...said].reverse());
      expect(await store.listHelpFeedback('2026-11-21T00:00:00.000Z', 10)).toEqual([said[2], said[1]]);
      expect(await store.listHelpFeedback('2026-11-01T00:00:00.000Z', 1)).toEqual([said[2]]);
    });

    it('keeps two that were said at the same time, and one that is saved again once', async () => {
      const at = '2026-11-20T10:00:00.000Z';
      for (const id of ['a', 'b', 'a']) await store.saveHelpFeedback(feedback(id, at), FOREVER);
      expect((await store.listHelpFeedback(at, 10)).map(({ id }) => id).sort()).toEqual(['a', 'b']);
    });
  });
}
