import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSnapshot, loadEncoder, loadSnapshot, type Matcher } from '../../../bot/matcher';
import { readSnapshot } from '../../../bot/matcher/snapshot/snapshot';
import { ENCODER_FILE } from '../../../infra/local/root';
import { type LabelledSet, readSets } from '../../bench/sets';

const encoder = loadEncoder(new Uint8Array(readFileSync(ENCODER_FILE)));

describe('knowledge with one question an entry', () => {
  let faq: LabelledSet;
  let snapshot: Uint8Array;
  let matcher: Matcher;
  beforeAll(async () => {
    [faq] = (await readSets(join(__dirname, '../../recognition/faq/gym.en.yaml'))) as [LabelledSet];
    snapshot = buildSnapshot('en', faq.entries, { encoder });
    matcher = loadSnapshot(snapshot, () => encoder);
  }, 60_000);

  const best = (text: string) => matcher.match(text).matches[0];

  it('has the encoding of each question in its snapshot, and other knowledge has none', () => {
    expect(readSnapshot(snapshot).model.meaning?.questions?.rows).toBe(faq.entries.length);
    const asked = faq.entries.map((entry) => ({ ...entry, phrases: [...entry.phrases, `please tell me: ${entry.phrases[0]}`] }));
    expect(readSnapshot(buildSnapshot('en', asked, { encoder })).model.meaning?.questions).toBeUndefined();
  });

  it('is sure of its own questions', () => {
    for (const { id, phrases } of faq.entries) {
      expect(best(phrases[0]!)?.entryId).toBe(id);
      expect(best(phrases[0]!)?.confidence).toBeGreaterThan(0.75);
    }
  });

  it('is surer where one entry leads than where two are as near, and never surer of a later entry', () => {
    expect(best('is there a swimming pool here')?.confidence).toBeGreaterThan(best('membership')?.confidence ?? 1);
    for (const { text } of faq.questions) {
      const confidences = matcher.match(text, 10).matches.map(({ confidence }) => confidence);
      expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
    }
  });

  it('goes by words alone, more cautiously, without its encoder', () => {
    const deaf = loadSnapshot(snapshot);
    const total = (by: Matcher) => faq.questions.reduce((sum, { text }) => sum + (by.match(text).matches[0]?.confidence ?? 0), 0);
    expect(deaf.match(faq.questions[0]!.text).meaning).toBe(false);
    expect(total(deaf)).toBeLessThan(total(matcher));
  });
});
