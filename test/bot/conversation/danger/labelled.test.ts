import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { dangerSign } from '../../../../bot/conversation/understand/danger';
import { crisisSign } from '../../../../bot/conversation/understand/danger/crisis';
import { listener } from '../../../support/listener';

/** Whether a person is called: a few of the frightened do not want to live, which is heard beside danger. */
const isAlarm = (text: string): boolean => dangerSign(text, listener) === 'danger' || crisisSign(text, listener) === 'crisis';

/** Written and labelled before there was any rule; the rules were made with one half, and the other only says how well they do. */
const labelled = z.array(z.object({ text: z.string(), danger: z.boolean(), half: z.enum(['tune', 'held']) }));

function wrongOf(language: string, half: string, danger: boolean): { readonly of: number; readonly wrong: readonly string[] } {
  const file = join(__dirname, '..', '..', '..', 'danger', `${language}.json`);
  const rows = labelled.parse(JSON.parse(readFileSync(file, 'utf8'))).filter((row) => row.half === half && row.danger === danger);
  const wrong = rows.filter(({ text }) => isAlarm(text) !== danger).map(({ text }) => text);
  return { of: rows.length, wrong };
}

describe.each(['es', 'en'])('danger in %s', (language) => {
  it.each(['tune', 'held'])('is heard nine times in ten, and hardly ever where there is none (%s)', (half) => {
    const missed = wrongOf(language, half, true);
    const imagined = wrongOf(language, half, false);
    process.stdout.write(
      `danger ${language} ${half}: missed ${missed.wrong.length} of ${missed.of}, imagined ${imagined.wrong.length} of ${imagined.of}\n`,
    );
    expect(missed.wrong.length / missed.of).toBeLessThanOrEqual(half === 'tune' ? 0 : 0.1);
    expect(imagined.wrong.length / imagined.of).toBeLessThanOrEqual(half === 'tune' ? 0 : 0.1);
  });
});

/** One utterance a line: odd lines are there to tune on, nobody reads the even ones. */
function linesOf(set: string, language: string, side: string, half: string): readonly string[] {
  const file = join(__dirname, '..', '..', '..', 'danger', set, `${side}.${language}.txt`);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.filter((_, place) => place % 2 === (half === 'tune' ? 0 : 1));
}

describe.each(['es', 'en'])('danger in the words of frightened people in %s', (language) => {
  it.each(['tune', 'held'])('is told from smells, leaks, jokes and titles (%s)', (half) => {
    const danger = linesOf('frightened', language, 'danger', half);
    const harmless = linesOf('frightened', language, 'harmless', half);
    const missed = danger.filter((text) => !isAlarm(text)).length;
    const imagined = harmless.filter(isAlarm).length;
    process.stdout.write(
      `frightened ${language} ${half}: missed ${missed} of ${danger.length}, imagined ${imagined} of ${harmless.length}\n`,
    );
    expect(missed / danger.length).toBeLessThanOrEqual(half === 'tune' ? 0.03 : 0.06);
    expect(imagined / harmless.length).toBeLessThanOrEqual(half === 'tune' ? 0.02 : 0.08);
  });
});

/** Lines of calm customers in which danger is rightly heard, by language: their author sorted by mood alone. */
const REPORTED_CALMLY: Readonly<Record<string, readonly string[]>> = {
  es: ['he tenido un accidente con el coche de alquiler'],
  en: [],
};

describe.each(['es', 'en'])('danger in everyday messages in %s', (language) => {
  it.each(['tune', 'held'])('is told from drawers that stick, films and bills (%s)', (half) => {
    const danger = linesOf('everyday', language, 'danger', half);
    const harmless = linesOf('everyday', language, 'harmless', half);
    const missed = danger.filter((text) => !isAlarm(text));
    const imagined = harmless.filter(isAlarm);
    process.stdout.write(
      `everyday ${language} ${half}: missed ${missed.length} of ${danger.length}, imagined ${imagined.length} of ${harmless.length}\n`,
    );
    if (half === 'tune') expect({ missed, imagined }).toEqual({ missed: [], imagined: [] });
    expect(missed.length / danger.length).toBeLessThanOrEqual(0.1);
    expect(imagined.length / harmless.length).toBeLessThanOrEqual(0.07);
  });

  it('is in no message of a calm customer, apart from those listed', () => {
    const file = join(__dirname, '..', '..', '..', 'tone', `calm.${language}.txt`);
    const calm = readFileSync(file, 'utf8').trim().split('\n');
    expect(calm.filter(isAlarm)).toEqual(REPORTED_CALMLY[language]);
  });
});
