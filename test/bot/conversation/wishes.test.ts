import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { pickOf } from '../../../bot/conversation/decide/offer';
import { withoutThanks } from '../../../bot/conversation/understand/courtesy';
import { detectWish } from '../../../bot/conversation/understand/wish';
import { saysUnsettled } from '../../../bot/conversation/understand/wish/reopening';

/** Sentences that were labelled before there was any rule for them. */
function labelled<Row>(file: string, row: z.ZodType<Row>): readonly Row[] {
  return z.array(row).parse(JSON.parse(readFileSync(join(__dirname, '..', '..', 'wishes', `${file}.json`), 'utf8')));
}

describe.each(['es', 'en'])('a wish for a person in %s', (language) => {
  const rows = labelled(`person.${language}`, z.object({ text: z.string(), person: z.boolean() }));

  it.each(rows)('$person: $text', ({ text, person }) => {
    expect(detectWish(text) === 'person').toBe(person);
  });
});

describe.each(['es', 'en'])('a ticket that is not needed any more in %s', (language) => {
  const rows = labelled(`closing.${language}`, z.object({ text: z.string(), closes: z.boolean() }));

  it.each(rows)('$closes: $text', ({ text, closes }) => {
    expect(detectWish(text) === 'cancel').toBe(closes);
  });
});

describe('a message after which there is nothing more', () => {
  const rows = labelled('ending', z.object({ text: z.string(), ends: z.boolean() }));

  it.each(rows)('$ends: $text', ({ text, ends }) => {
    expect(detectWish(text) === 'over').toBe(ends);
  });
});

describe('thanks in a message', () => {
  const wish = z.enum(['yes', 'no']).optional();
  const rows = labelled('courtesy', z.object({ text: z.string(), rest: z.string(), wish }));

  it.each(rows)('leave "$rest" of "$text"', (row) => {
    expect(withoutThanks(row.text).rest).toBe(row.rest);
  });

  it.each(rows)('$wish: $text', (row) => {
    expect(detectWish(row.text)).toBe(row.wish);
  });
});

describe('a ticket that was resolved and is not', () => {
  const rows = labelled('reopening', z.object({ text: z.string(), reopens: z.boolean() }));

  it.each(rows)('$reopens: $text', ({ text, reopens }) => {
    expect(saysUnsettled(text)).toBe(reopens);
  });
});

describe('after three choices', () => {
  const offered = ['delivery/times', 'delivery/cost', 'returns/how', 'none', 'person'];
  const rows = labelled('picks', z.object({ text: z.string(), pick: z.union([z.number(), z.literal('none')]).optional() }));

  it.each(rows)('"$text" picks $pick', ({ text, pick }) => {
    expect(pickOf(text, offered)).toBe(typeof pick === 'number' ? offered[pick - 1] : pick);
  });
});
