import type { Decision } from '../../../../bot/conversation/decide/decide';
import { dangerOf, decideCalmly, decisionOf, situationOf } from '../../../../bot/conversation/decide/decision';
import type { TurnContext } from '../../../../bot/conversation/turn-context';
import { type Understanding, understand } from '../../../../bot/conversation/understand';
import type { Conversation } from '../../../../bot/model/conversation';
import type { Knowledge } from '../../../../bot/ports';
import { MONDAY } from '../../../support/conversation-ports';
import { knowledgeOf, SMALL_FILES, smallKnowledge } from '../../../support/small-knowledge';
import { digest, conversation as sample } from '../../tickets/sample';

const small = smallKnowledge();
const TODAY = '2026-11-23';

interface Said {
  readonly conversation?: Partial<Conversation>;
  readonly knowledge?: Knowledge;
  readonly choice?: string;
  readonly understood?: Partial<Understanding>;
}

const context = (text: string, { conversation = {}, knowledge = small, choice, understood = {} }: Said = {}) => ({
  input: { conversation: { ...sample, ...conversation }, knowledge, now: MONDAY, digest, attempt: 0 },
  voice: { knowledge, language: 'es' as const },
  utterance: { id: 'a', text, ...(choice === undefined ? {} : { choice }) },
  understanding: { ...understand(knowledge, text, 'es', TODAY), ...understood },
  today: TODAY,
});

/** The small shop in which a file says something else. */
const changed = (path: string, from: string, to: string): Knowledge =>
  knowledgeOf(SMALL_FILES.map((file) => (file.path === path ? { ...file, text: file.text.replace(from, to) } : file)));

describe('“the other one”', () => {
  const offered = (...choices: readonly string[]): Partial<Conversation> => ({
    lastAnswer: { messageId: 'm2', entryId: 'delivery/times', question: '¿cuánto?' },
    offered: { seq: 2, choices: [...choices, 'none'] },
  });

  it('is what was offered beside the one that was taken', () => {
    const decision = decisionOf(context('la otra', { conversation: offered('delivery/times', 'delivery/cost') }));
    expect(decision).toMatchObject({ kind: 'answer', entry: { id: 'delivery/cost' }, confidence: 1 });
  });

  it('is asked about when there are two of them', () => {
    const conversation = offered('delivery/times', 'delivery/cost', 'returns/how');
    expect(decisionOf(context('la otra', { conversation }))).toMatchObject({
      kind: 'clarify',
      options: [{ id: 'delivery/cost' }, { id: 'returns/how' }],
    });
  });

  it.each<[what: string, knowledge: Knowledge]>([
    ['has ended', changed('delivery/cost.es.md', 'also:', 'validUntil: 2026-11-22\nalso:')],
    ['is settled by a person', changed('delivery/cost.es.md', 'also:', 'kind: handoff\nalso:')],
    ['is there no longer', knowledgeOf(SMALL_FILES.filter(({ path }) => !path.startsWith('delivery/cost')).map(unrelated))],
  ])('is nothing that %s', (_what, knowledge) => {
    const conversation = offered('delivery/times', 'delivery/cost');
    expect(decisionOf(context('la otra', { conversation, knowledge })).kind).toBe('fallback');
  });

  it('is not read where something was tapped', () => {
    const conversation = offered('delivery/times', 'delivery/cost');
    expect(decisionOf(context('la otra', { conversation, choice: 'returns/how' }))).toMatchObject({
      entry: { id: 'returns/how' },
    });
    expect(decisionOf(context('la otra', { conversation, choice: 'returns/gone' })).kind).toBe('fallback');
  });
});

function unrelated({ path, text }: (typeof SMALL_FILES)[number]) {
  return { path, text: text.replace('related: [delivery/cost]\n', '') };
}

describe('while staff have the ticket', () => {
  it('“that did not help” is for them', () => {
    const said = context('¿cuánto cuesta el envío?', { understood: { intent: 'no' } });
    expect(decideCalmly(said)).toEqual({ kind: 'fallback' });
  });

  it('neither anger nor what was not understood before opens another ticket', () => {
    const conversation = { tone: 'upset', misses: 9 } as const;
    expect(decideCalmly(context('xilófonos', { conversation }))).toEqual({ kind: 'fallback' });
    expect(decisionOf(context('xilófonos', { conversation })).kind).toBe('handoff');
  });

  it('a tap is a tap', () => {
    expect(decideCalmly(context('Envío', { choice: 'delivery/cost' }))).toMatchObject({ entry: { id: 'delivery/cost' } });
  });
});

it('choices are passed over by words, and by no tap', () => {
  const conversation = { state: 'clarifying' } as const;
  expect(situationOf(context('otra cosa', { conversation })).passedOver).toBe(true);
  expect(situationOf(context('Ninguna', { conversation, choice: 'none' })).passedOver).toBe(false);
  expect(situationOf(context('otra cosa')).passedOver).toBe(false);
});

describe('the danger that is told', () => {
  const told = (text: string, decision: Decision, understood: Partial<Understanding> = {}) =>
    dangerOf({ ...context(text, { understood }), decision } as TurnContext);
  const CRISIS: Decision = { kind: 'handoff', reason: 'danger', crisis: true };

  it('is a life, a hazard, or both', () => {
    const gas = 'huele a gas en la cocina';
    const [hazard, ...others] = told(gas, { kind: 'handoff', reason: 'danger' }).kinds;
    expect([hazard, others]).toEqual(['gas', []]);
    const life = told('no quiero vivir', CRISIS);
    expect(life.kinds).toHaveLength(1);
    expect(life.kinds).not.toContain('gas');
    expect(told(gas, CRISIS, { danger: 'danger' }).kinds).toEqual([...life.kinds, 'gas']);
    expect(told(gas, CRISIS, { danger: 'figure' }).kinds).toEqual(life.kinds);
    expect(told(gas, { kind: 'fallback' }).kinds).toEqual(['gas']);
  });
});
