import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { detectTone } from '../../../../bot/conversation/understand/tone';
import { listener } from '../../../support/listener';

/**
 * The measure: utterances that were labelled before there was any rule. Rules and examples may be tuned on one half; of
 * the other nobody reads the texts, so that it says how the tone of a customer who was never heard before is told.
 */
const labelled = z.array(z.object({ text: z.string(), angry: z.boolean(), half: z.enum(['tune', 'held']) }));

function measure(language: string, half: string) {
  const file = join(__dirname, '..', '..', '..', 'anger', `${language}.json`);
  const rows = labelled.parse(JSON.parse(readFileSync(file, 'utf8'))).filter((row) => row.half === half);
  const taken = rows.filter(({ text }) => detectTone(text, listener) === 'upset');
  const right = taken.filter(({ angry }) => angry).length;
  return { of: rows.length, precision: right / taken.length, recall: right / rows.filter(({ angry }) => angry).length };
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

describe.each(['es', 'en'])('upset customers in %s', (language) => {
  it.each(['tune', 'held'])('are told from calm ones, 85 of 100 and more (%s)', (half) => {
    const { of, precision, recall } = measure(language, half);
    process.stdout.write(`anger ${language} ${half}: precision ${percent(precision)}, recall ${percent(recall)} of ${of}\n`);
    expect(precision).toBeGreaterThanOrEqual(0.85);
    expect(recall).toBeGreaterThanOrEqual(0.85);
  });
});
