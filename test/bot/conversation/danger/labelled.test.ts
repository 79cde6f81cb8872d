import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { dangerSign } from '../../../../bot/conversation/understand/danger';
import { listener } from '../../../support/listener';

/** Written and labelled before there was any rule; the rules were made with one half, and the other only says how well they do. */
const labelled = z.array(z.object({ text: z.string(), danger: z.boolean(), half: z.enum(['tune', 'held']) }));

function wrongOf(language: string, half: string, danger: boolean): { readonly of: number; readonly wrong: readonly string[] } {
  const file = join(__dirname, '..', '..', '..', 'danger', `${language}.json`);
  const rows = labelled.parse(JSON.parse(readFileSync(file, 'utf8'))).filter((row) => row.half === half && row.danger === danger);
  const wrong = rows.filter(({ text }) => (dangerSign(text, listener) === 'danger') !== danger).map(({ text }) => text);
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
