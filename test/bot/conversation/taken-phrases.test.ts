import { sha256Digest } from '../../../bot/adapters/crypto';
import { takenPhrases } from '../../../bot/conversation/saved-questions';
import { knowledgeOf, SMALL_FILES, smallKnowledge } from '../../support/small-knowledge';

const NOW = new Date('2026-11-23T09:30:00.000Z');

describe('the phrases of entries', () => {
  it('lead to their entries', () => {
    const own = takenPhrases(smallKnowledge(), NOW, sha256Digest);
    expect(own.map(({ phrase }) => phrase)).toEqual([]);
  });

  it('that sound like danger are told, with what takes them', () => {
    const files = SMALL_FILES.map((file) =>
      file.path === 'returns/how.en.md' ? { ...file, text: file.text.replace('steps for a return', 'my oven is on fire') } : file,
    );
    expect(takenPhrases(knowledgeOf(files), NOW, sha256Digest)).toEqual([
      { entryId: 'returns/how', language: 'en', index: 4, phrase: 'my oven is on fire', got: 'safety/gas' },
    ]);
  });
});
