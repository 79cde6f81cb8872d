import { asTap } from '../../../../bot/conversation/decide/offer';
import { decideTap, isOffered, labelOf } from '../../../../bot/conversation/decide/tap';
import type { Conversation } from '../../../../bot/model/conversation';
import { ownMessageId } from '../../../../bot/model/transcript';
import type { Knowledge } from '../../../../bot/ports';
import { MONDAY } from '../../../support/conversation-ports';
import { knowledgeOf, SMALL_FILES, smallKnowledge } from '../../../support/small-knowledge';
import { digest, conversation as sample } from '../../tickets/sample';

const small = smallKnowledge();
const { thresholds } = small.base.service;
const TODAY = '2026-11-23';

/** The small shop with a line more in the head of an entry. */
const with_ = (path: string, line: string): Knowledge =>
  knowledgeOf(
    SMALL_FILES.map((file) => (file.path === path ? { ...file, text: file.text.replace('also:', `${line}\nalso:`) } : file)),
  );

interface Tap {
  readonly choice?: string;
  readonly conversation?: Conversation;
  readonly knowledge?: Knowledge;
  readonly misses?: number;
}

const decided = ({ choice, conversation = sample, knowledge = small, misses = 0 }: Tap) =>
  decideTap(
    {
      input: { conversation, knowledge, now: MONDAY, digest, attempt: 0 },
      voice: { knowledge, language: 'es' },
      utterance: { id: 'a', text: 'Tocado', ...(choice === undefined ? {} : { choice }) },
      today: TODAY,
    },
    { thresholds, handoffAfterMisses: 2, misses, tone: 'calm' },
  );

describe('a choice that the bot offers', () => {
  it.each(['none', 'person', 'cancel', 'settled', 'delivery', 'returns', 'delivery/times'])('is %s', (choice) => {
    expect(isOffered(small, choice)).toBe(true);
  });

  it.each([undefined, '', 'nothing', 'delivery/none'])('is not %s', (choice) => {
    expect(isOffered(small, choice)).toBe(false);
  });

  it.each([
    ['none', undefined],
    ['person', undefined],
    ['cancel', 'Tocado'],
    ['delivery/cost', 'Tocado'],
    [undefined, 'Tocado'],
  ])('%s is about: %s', (choice, about) => {
    expect(labelOf({ id: 'a', text: 'Tocado', ...(choice === undefined ? {} : { choice }) })).toBe(about);
  });
});

describe('a tap', () => {
  it.each([undefined, 'cancel', 'delivery/none'])('on %s decides nothing about the knowledge', (choice) => {
    expect(decided(choice === undefined ? {} : { choice })).toBeUndefined();
  });

  it('on “none” is a miss, and brings a person when there were enough of them', () => {
    expect(decided({ choice: 'none' })).toEqual({ kind: 'fallback' });
    expect(decided({ choice: 'none', misses: 1 })).toMatchObject({ kind: 'handoff', reason: 'misses' });
  });

  it('on a topic lists its entries, on an entry gives it', () => {
    expect(decided({ choice: 'delivery' })).toMatchObject({
      kind: 'clarify',
      options: expect.arrayContaining([expect.objectContaining({ id: 'delivery/cost' })]),
    });
    expect(decided({ choice: 'delivery/cost' })).toMatchObject({ kind: 'answer', entry: { id: 'delivery/cost' }, confidence: 1 });
  });

  it('on an entry that a person must settle brings one, for danger where it tells of it', () => {
    const knowledge = with_('returns/how.es.md', 'kind: handoff');
    expect(decided({ choice: 'returns/how', knowledge })).toMatchObject({
      kind: 'handoff',
      reason: 'entry',
      entry: { id: 'returns/how' },
    });
    expect(decided({ choice: 'safety/gas' })).toMatchObject({ kind: 'handoff', reason: 'danger' });
  });

  it('on an entry that has ended meanwhile is read as text', () => {
    expect(
      decided({ choice: 'delivery/cost', knowledge: with_('delivery/cost.es.md', 'validUntil: 2026-11-22') }),
    ).toBeUndefined();
  });

  const answered = (question: string, misses: number): Conversation => ({
    ...sample,
    misses,
    pendingQuestion: '¿cuánto?',
    lastAnswer: { messageId: 'm2', entryId: 'delivery/cost', question },
  });
  it.each<[what: string, conversation: Conversation, reason: string]>([
    ['after an answer that did not help', answered('¿cuánto?', 1), 'not_helpful'],
    ['after an answer that nobody judged', answered('¿cuánto?', 0), 'asked'],
    ['after another question', answered('¿cuándo?', 1), 'asked'],
    ['before any answer', { ...sample, misses: 1 }, 'asked'],
  ])('on the person %s', (_what, conversation, reason) => {
    expect(decided({ choice: 'person', conversation })).toEqual({ kind: 'handoff', reason });
  });
});

describe('an answer in words to an offer', () => {
  const offering = (choices: readonly string[], more: Partial<Conversation> = {}): Conversation => ({
    ...sample,
    lastSeq: 3,
    offered: { seq: 3, choices },
    ...more,
  });
  const tapped = (text: string, conversation: Conversation) => asTap(conversation, small, { id: 'a', text });

  it('becomes the label of the entry, where there still is one', () => {
    expect(tapped('sí, por favor', offering(['delivery/cost', 'none']))).toEqual({
      id: 'a',
      text: '¿Cuánto cuesta el envío?',
      choice: 'delivery/cost',
    });
    expect(tapped('sí, por favor', offering(['delivery/gone', 'none']))).toEqual({
      id: 'a',
      text: 'sí, por favor',
      choice: 'delivery/gone',
    });
  });

  it('is no answer when something was tapped', () => {
    const utterance = { id: 'a', text: 'sí, por favor', choice: 'delivery/times' };
    expect(asTap(offering(['delivery/cost', 'none']), small, utterance)).toBe(utterance);
  });

  const helped = { lastAnswer: { messageId: ownMessageId(3), entryId: 'delivery/times', question: '¿cuánto?' } };
  it.each<[text: string, what: string, conversation: Conversation, choice: string | undefined]>([
    ['sí', 'right after an answer says that it helped', offering(['delivery/cost', 'none'], helped), undefined],
    [
      'sí, por favor',
      'right after an answer takes what is offered',
      offering(['delivery/cost', 'none'], helped),
      'delivery/cost',
    ],
    ['por favor, sí', 'does not plead at its end', offering(['delivery/cost', 'none'], helped), undefined],
    ['no', 'leaves an entry as it is', offering(['delivery/cost', 'none']), undefined],
    ['sí', 'takes neither button of a ticket', offering(['cancel', 'person']), undefined],
    ['sí', 'is unclear beside “none” and a person', offering(['none', 'person']), undefined],
  ])('“%s” %s', (text, _what, conversation, choice) => {
    expect(tapped(text, conversation).choice).toBe(choice);
  });
});
