import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { decide } from '../../../bot/conversation/decide/decide';
import { safetyEntryOf } from '../../../bot/conversation/ranking/entries';
import { understand } from '../../../bot/conversation/understand';
import { sentencesOf } from '../../../bot/conversation/understand/sentences';
import type { Language } from '../../../bot/model/language';
import { TEST_SHOP } from '../../support/knowledge-folders';
import { useTrainedShop } from '../../support/test-shop';

const kinds = z.record(
  z.string(),
  z.strictObject({
    never: z.string().regex(/^(answer( [a-z-]+\/[a-z-]+)?|danger|handoff|smalltalk|upset)$/),
    en: z.array(z.string()).min(3),
    es: z.array(z.string()).min(3),
    missed: z.array(z.string()).default([]),
  }),
);
const KINDS = kinds.parse(parse(readFileSync(join(__dirname, '..', '..', 'recognition', 'kinds.yaml'), 'utf8')));
const TODAY = '2026-11-16';

const shop = useTrainedShop(TEST_SHOP);

function outcomesOf(text: string, language: Language): readonly string[] {
  const knowledge = shop();
  const understanding = understand(knowledge, text, language, TODAY);
  const { thresholds, handoffAfterMisses } = knowledge.base.service;
  const safety = safetyEntryOf(knowledge, language, TODAY);
  const decision = decide(understanding, { thresholds, handoffAfterMisses, misses: 0, tone: understanding.tone, safety });
  const given = decision.kind === 'answer' ? [`answer ${decision.entry.id}`] : [];
  return [decision.kind, ...given, understanding.tone, ...('reason' in decision ? [decision.reason] : [])];
}

describe.each(Object.entries(KINDS))('%s', (_kind, { never, missed, en, es }) => {
  const rows = [...en.map((text) => [text, 'en'] as const), ...es.map((text) => [text, 'es'] as const)];
  for (const [text, language] of rows.filter(([one]) => !missed.includes(one))) {
    it(`does not lead to ${never}: ${text}`, () => {
      expect(outcomesOf(text, language)).not.toContain(never);
    });
  }
});

describe('the test shop', () => {
  it.each(['es', 'en'] as const)('has its encoder, so that meaning is asked, in %s', (language) => {
    const vague = { es: 'quiero que me la llevéis a otra casa', en: 'could it be brought to some other house' };
    expect(shop().matchers[language]?.match(vague[language]).meaning).toBe(true);
  });
});

describe('a long message', () => {
  it('is read to its end', () => {
    const told = Array.from({ length: 12 }, (_, place) => `This is sentence number ${place} of what happened.`);
    expect(sentencesOf([...told, 'How much is delivery?'].join(' '))).toContain('How much is delivery?');
    const breathless = `${'and then he said '.repeat(20)}how much is delivery`;
    expect(sentencesOf(breathless).some((part) => part !== breathless && part.includes('how much is delivery'))).toBe(true);
  });

  it('is read without quoted mail and signature', () => {
    const mail =
      'How much is delivery?\n\nOn Monday the shop wrote:\n> Your fridge has been repaired.\n-- \nEva Ruiz\nFire brigade of León';
    expect(sentencesOf(mail)).toEqual(['How much is delivery?']);
  });
});
