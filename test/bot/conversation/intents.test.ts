import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { pickOf } from '../../../bot/conversation/decide/offer';
import { withoutThanks } from '../../../bot/conversation/understand/courtesy';
import { detectIntent } from '../../../bot/conversation/understand/intent';
import { saysUnsettled } from '../../../bot/conversation/understand/intent/reopening';

/** Sentences that were labelled before there was any rule for them. */
function labelled<Row>(file: string, row: z.ZodType<Row>): readonly Row[] {
  return z.array(row).parse(JSON.parse(readFileSync(join(__dirname, '..', '..', 'intents', `${file}.json`), 'utf8')));
}

/** The kinds of these sets: they were labelled before signs and notes were told apart, and "you did not understand me" was a no. */
function heardIn(text: string): string | undefined {
  const intent = detectIntent(text);
  if (intent === 'misread') return 'no';
  return intent === 'thanks' || intent === 'acknowledges' ? undefined : intent;
}

describe.each(['es', 'en'])('asking for a person in %s', (language) => {
  const rows = labelled(`person.${language}`, z.object({ text: z.string(), person: z.boolean() }));

  it.each(rows)('$person: $text', ({ text, person }) => {
    expect(detectIntent(text) === 'person').toBe(person);
  });
});

describe.each(['es', 'en'])('a ticket that is not needed any more in %s', (language) => {
  const rows = labelled(`closing.${language}`, z.object({ text: z.string(), closes: z.boolean() }));

  it.each(rows)('$closes: $text', ({ text, closes }) => {
    expect(detectIntent(text) === 'cancel').toBe(closes);
  });
});

describe('a message after which there is nothing more', () => {
  const rows = labelled('ending', z.object({ text: z.string(), ends: z.boolean() }));

  it.each(rows)('$ends: $text', ({ text, ends }) => {
    expect(detectIntent(text) === 'over').toBe(ends);
  });
});

describe('thanks in a message', () => {
  const intent = z.enum(['yes', 'no']).optional();
  const rows = labelled('courtesy', z.object({ text: z.string(), rest: z.string(), intent }));

  it.each(rows)('leave "$rest" of "$text"', (row) => {
    expect(withoutThanks(row.text).rest).toBe(row.rest);
  });

  it.each(rows)('$intent: $text', (row) => {
    expect(heardIn(row.text)).toBe(row.intent);
  });
});

describe('a ticket that was resolved and is not', () => {
  const rows = labelled('reopening', z.object({ text: z.string(), reopens: z.boolean() }));

  it.each(rows)('$reopens: $text', ({ text, reopens }) => {
    expect(saysUnsettled(text)).toBe(reopens);
  });
});

/** Labelled, too, shortly before the lists were written and by the same hand; no list is made for a sentence of these. */
describe.each(['es', 'en'])('what is wanted in other words, in %s', (language) => {
  const intent = z.enum(['person', 'cancel', 'over', 'yes', 'no']).optional();
  const rows = labelled(`held.${language}`, z.object({ text: z.string(), intent })).map((row) => ({
    ...row,
    heard: heardIn(row.text),
  }));

  it('is mostly heard, and hardly ever where nothing of it is wanted', () => {
    const wanted = rows.filter((row) => row.intent !== undefined);
    const right = wanted.filter((row) => row.intent === row.heard);
    const wrong = rows.filter((row) => row.heard !== undefined && row.intent !== row.heard);
    process.stdout.write(`intents ${language} held: heard ${right.length} of ${wanted.length}, wrongly ${wrong.length}\n`);
    expect(right.length / wanted.length).toBeGreaterThanOrEqual(0.8);
    expect(wrong.length / rows.length).toBeLessThanOrEqual(0.02);
  });
});

describe('after three choices', () => {
  const offered = ['delivery/times', 'delivery/cost', 'returns/how', 'none', 'person'];
  const rows = labelled('picks', z.object({ text: z.string(), pick: z.union([z.number(), z.literal('none')]).optional() }));

  it.each(rows)('"$text" picks $pick', ({ text, pick }) => {
    expect(pickOf(text, offered)).toBe(typeof pick === 'number' ? offered[pick - 1] : pick);
  });
});
