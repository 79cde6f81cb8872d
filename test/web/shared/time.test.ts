import { formatMoment, formatTime, readerTags } from '../../../web/shared/language/time';

const speaks = (...languages: unknown[]) =>
  Object.defineProperty(globalThis, 'navigator', { value: { languages }, configurable: true });

it.each([[['C', 'en-US@posix', '']], [[undefined]], [['es_ES', 'x']]])(
  'writes times whatever the browser calls its languages: %j',
  (languages) => {
    speaks(...languages);
    expect(readerTags().every((tag) => /^[a-z]{2}/.test(tag))).toBe(true);
    for (const language of ['es', 'en']) {
      expect(formatTime('2026-11-23T09:30:00.000Z', language)).toMatch(/\d/);
      expect(formatMoment('2026-11-23T09:30:00.000Z', language)).toMatch(/2[34]/);
    }
  },
);

it("takes the reader's own variety of the language where there is one", () => {
  speaks('C', 'en-US');
  expect(readerTags()).toEqual(['en-US']);
});
