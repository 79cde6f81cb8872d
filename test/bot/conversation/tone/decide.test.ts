import { decide } from '../../../../bot/conversation/decide/decide';
import type { Understanding } from '../../../../bot/conversation/understand';
import { smallKnowledge } from '../../../support/small-knowledge';

const { base } = smallKnowledge();
const entry = base.entries.find(({ kind }) => kind === 'answer');
const SITUATION = { thresholds: base.service.thresholds, handoffAfterMisses: 2, misses: 0, tone: 'upset' as const };

function upset(confidence: number, nearest: number): Understanding {
  if (entry === undefined) throw new Error('There is no entry.');
  const candidate = { entry, confidence, parts: { nearest }, phrase: entry.question, threshold: 0.5 };
  const ranking = { candidates: [candidate], margin: confidence, words: [], sentence: 'two words', language: entry.language };
  return { language: entry.language, tone: 'upset', vents: true, ranking };
}

describe('a message that sounds like nothing but anger', () => {
  it.each([
    ['gets the entry that is sure', 0.85, 0.4, 'answer'],
    ['gets the entry whose phrase it is', 0.6, 1, 'answer'],
    ['is handed over when the entry is less than sure', 0.7, 0.4, 'handoff'],
  ])('%s', (_name, confidence, nearest, kind) => {
    expect(decide(upset(confidence, nearest), SITUATION)).toMatchObject({ kind });
  });
});
