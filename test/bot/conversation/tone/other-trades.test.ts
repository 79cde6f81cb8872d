import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectTone } from '../../../../bot/conversation/understand/tone';
import { listener } from '../../../support/listener';

/**
 * What customers of other trades write, one utterance a line, sorted before anything was learnt from it: odd lines are there to tune on,
 * nobody reads the even ones.
 */
const HALVES = ['tune', 'held'] as const;

function tonesOf(mood: string, language: string, half: (typeof HALVES)[number]) {
  const file = join(__dirname, '..', '..', '..', 'tone', `${mood}.${language}.txt`);
  const texts = readFileSync(file, 'utf8').trim().split('\n');
  const own = texts.filter((_, place) => HALVES[place % HALVES.length] === half);
  return own.map((text) => detectTone(text, listener));
}

describe.each(['es', 'en'])('customers of other trades in %s', (language) => {
  it.each(HALVES)('are rarely taken for upset or in haste when they are calm (%s)', (half) => {
    const calm = [...tonesOf('calm', language, half), ...tonesOf('not-urgent', language, half)];
    const flagged = calm.filter((tone) => tone !== 'calm').length;
    process.stdout.write(`calm ${language} ${half}: ${flagged} of ${calm.length} flagged\n`);
    expect(flagged / calm.length).toBeLessThanOrEqual(0.06);
  });

  it.each(HALVES)('are heard when they are upset or in haste, and one in eight flags at most is wrong (%s)', (half) => {
    const upset = tonesOf('upset', language, half);
    const heard = upset.filter((tone) => tone === 'upset').length;
    const hasty = tonesOf('urgent', language, half).filter((tone) => tone !== 'calm').length;
    const calm = [...tonesOf('calm', language, half), ...tonesOf('not-urgent', language, half)];
    const wrong = calm.filter((tone) => tone !== 'calm').length;
    process.stdout.write(
      `upset ${language} ${half}: ${heard} of ${upset.length} heard; wrong ${wrong} of ${wrong + heard + hasty} flags\n`,
    );
    expect(heard / upset.length).toBeGreaterThanOrEqual(0.75);
    expect(wrong / (wrong + heard + hasty)).toBeLessThanOrEqual(0.125);
  });
});
