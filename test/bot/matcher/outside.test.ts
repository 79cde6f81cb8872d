import { readLanguageKnowledge } from '../../../bot/adapters/files';
import { buildSnapshot, loadSnapshot, type MatchEntry } from '../../../bot/matcher';
import { englishEntries, spanishEntries } from './fixtures';

const best = (matcher: ReturnType<typeof loadSnapshot>, asked: string) => matcher.match(asked).matches[0]?.confidence ?? 0;
const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

describe('what people say that no entry is about', () => {
  const outOfScope = [
    'Who won the match last night?',
    'Will it rain tomorrow?',
    'Tell me a story about a dragon',
    'Do you like my new hat?',
  ];
  const knowing = loadSnapshot(buildSnapshot('en', englishEntries, { outOfScope }));
  const naive = loadSnapshot(buildSnapshot('en', englishEntries));

  it('makes the matcher less sure of its like', () => {
    const asked = ['who won the race last week', 'will it snow tomorrow', 'do you like my new story'];
    expect(mean(asked.map((text) => best(knowing, text)))).toBeLessThan(mean(asked.map((text) => best(naive, text))));
  });

  it('takes nothing away from the entries', () => {
    for (const { id, phrases } of englishEntries)
      for (const phrase of phrases) expect(knowing.match(phrase).matches[0]?.entryId).toBe(id);
    expect(knowing.size).toBe(englishEntries.length);
  });

  it('is never a match itself, nor a phrase that is shown', () => {
    for (const asked of outOfScope) {
      for (const { entryId, phrase } of knowing.match(asked).matches) {
        expect(englishEntries.some(({ id }) => id === entryId)).toBe(true);
        expect(outOfScope).not.toContain(phrase);
      }
    }
  });

  it('leaves an entry alone that is about just that', () => {
    const weather: MatchEntry = {
      id: 'weather',
      phrases: ['Will it rain tomorrow?', 'What is the weather like?', 'Is it going to rain?'],
    };
    const matcher = loadSnapshot(buildSnapshot('en', [...englishEntries, weather], { outOfScope }));
    expect(matcher.match('will it rain tomorrow').matches[0]).toMatchObject({ entryId: 'weather' });
    expect(best(matcher, 'will it rain tomorrow')).toBeGreaterThan(0.5);
  });

  it('is all that there is when there are no entries', () => {
    const matcher = loadSnapshot(buildSnapshot('en', [], { outOfScope }));
    expect(matcher.size).toBe(0);
    expect(matcher.match('will it rain tomorrow').matches).toEqual([]);
  });
});

describe('what ships for each language', () => {
  it.each([
    ['es', spanishEntries, 'Mi pedido no ha llegado'],
    ['en', englishEntries, 'My order has not arrived'],
  ] as const)('lets the entries of a small help desk in %s be found', async (language, entries, asked) => {
    const known = await readLanguageKnowledge('bot/matcher/data');
    const matcher = loadSnapshot(buildSnapshot(language, entries, known[language]));
    expect(known[language].outOfScope?.length).toBeGreaterThan(400);
    expect(best(matcher, asked)).toBeGreaterThan(0.5);
    expect(best(matcher, language === 'es' ? 'quién descubrió América' : 'who discovered America')).toBeLessThan(0.3);
  });
});
