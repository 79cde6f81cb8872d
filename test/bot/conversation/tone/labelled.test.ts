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

/** A text without marks, accents and capitals: a copy with another full stop is still a copy. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const TEST = join(__dirname, '..', '..', '..');
const linesOf = (...path: readonly string[]): readonly string[] =>
  readFileSync(join(...path), 'utf8')
    .trim()
    .split('\n');

describe.each(['es', 'en'])('what the tone is learnt from in %s', (language) => {
  it('holds no utterance that is held out', () => {
    const listens = join(TEST, '..', 'bot', 'language', language, 'listens');
    const learnt = new Set(['upset', 'calm'].flatMap((mood) => linesOf(listens, `tone.${mood}.txt`)).map(plain));
    const anger = labelled.parse(JSON.parse(readFileSync(join(TEST, 'anger', `${language}.json`), 'utf8')));
    const others = ['calm', 'upset', 'urgent', 'not-urgent'].flatMap((mood) =>
      linesOf(TEST, 'tone', `${mood}.${language}.txt`).filter((_, place) => place % 2 === 1),
    );
    const held = [...anger.flatMap(({ text, half }) => (half === 'held' ? [text] : [])), ...others];
    expect(held.filter((text) => learnt.has(plain(text)))).toEqual([]);
  });
});

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

describe.each(['es', 'en'])('upset customers in %s', (language) => {
  it.each(['tune', 'held'])('are told from calm ones, 85 of 100 and more (%s)', (half) => {
    const { of, precision, recall } = measure(language, half);
    process.stdout.write(`anger ${language} ${half}: precision ${percent(precision)}, recall ${percent(recall)} of ${of}\n`);
    expect(precision).toBeGreaterThanOrEqual(0.85);
    expect(recall).toBeGreaterThanOrEqual(0.85);
  });
});
