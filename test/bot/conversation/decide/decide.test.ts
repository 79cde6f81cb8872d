import { decide, miss, type Situation } from '../../../../bot/conversation/decide/decide';
import type { Candidate, Ranking } from '../../../../bot/conversation/ranking/ranking';
import type { Understanding } from '../../../../bot/conversation/understand';
import type { Entry } from '../../../../bot/model/entry';
import { smallKnowledge } from '../../../support/small-knowledge';

const { base } = smallKnowledge();

function entry(id: string): Entry {
  const found = base.entries.find((one) => one.id === id && one.language === 'es');
  if (found === undefined) throw new Error(`There is no entry ${id}.`);
  return found;
}

const TIMES = entry('delivery/times');
const COST = entry('delivery/cost');
const RETURN = entry('returns/how');
const HELLO = entry('smalltalk/hello');
const GAS = entry('safety/gas');
const COMPLAINT: Entry = { ...RETURN, id: 'returns/complaint', kind: 'handoff' };

const CALM: Situation = {
  thresholds: { answer: 0.5, clarify: 0.3, margin: 0.05 },
  handoffAfterMisses: 2,
  misses: 0,
  tone: 'calm',
  safety: GAS,
};

/** @param nearest how like the message is to a phrase of the entry; 1 is the same */
const candidate = (one: Entry, confidence: number, nearest = 0.4, threshold = 0.5): Candidate => ({
  entry: one,
  confidence,
  parts: { nearest },
  phrase: one.question,
  threshold,
});

type Read = Partial<Omit<Understanding, 'ranking'>> & { readonly ranking?: Partial<Ranking> };

function decided(candidates: readonly Candidate[], { ranking, ...read }: Read = {}, situation: Partial<Situation> = {}) {
  const all = { candidates, margin: 0, words: [], sentence: 'algo sobre el envío', language: 'es' as const, ...ranking };
  return decide({ language: 'es', tone: 'calm', ...read, ranking: all }, { ...CALM, ...situation });
}

const FALLBACK = { kind: 'fallback' };
const IN_DANGER = { kind: 'handoff', reason: 'danger', entry: GAS };
const answer = (one: Entry, confidence: number) => ({ kind: 'answer', entry: one, confidence });
const clarify = (...options: readonly Entry[]) => ({ kind: 'clarify', options });

describe('the best entry', () => {
  it('is given from its own threshold on, and asked about below', () => {
    expect(decided([candidate(TIMES, 0.5)])).toEqual(answer(TIMES, 0.5));
    expect(decided([candidate(TIMES, 0.499)])).toEqual(clarify(TIMES));
    expect(decided([candidate(TIMES, 0.6, 0.4, 0.7)])).toEqual(clarify(TIMES));
  });

  it('is asked about from the threshold for that on, and a miss below', () => {
    expect(decided([candidate(TIMES, 0.3)])).toEqual(clarify(TIMES));
    expect(decided([candidate(TIMES, 0.299)])).toEqual(FALLBACK);
    expect(decided([])).toEqual(FALLBACK);
  });

  it('is given whose own threshold is lower than the one for asking', () => {
    expect(decided([candidate(TIMES, 0.2, 0.4, 0.2)])).toEqual(answer(TIMES, 0.2));
    expect(decided([candidate(TIMES, 0.19, 0.4, 0.2)])).toEqual(FALLBACK);
  });

  it('brings along the other question of the same message', () => {
    expect(decided([candidate(TIMES, 0.9)], { ranking: { also: COST } })).toEqual({ ...answer(TIMES, 0.9), also: COST });
  });

  it('brings a person where it is for one, and help where it is the safety entry', () => {
    expect(decided([candidate(COMPLAINT, 0.9)])).toEqual({ kind: 'handoff', reason: 'entry', entry: COMPLAINT });
    expect(decided([candidate(GAS, 0.9)])).toEqual(IN_DANGER);
    expect(decided([candidate(GAS, 0.9)], {}, { safety: undefined })).toEqual({ kind: 'handoff', reason: 'entry', entry: GAS });
  });

  it.each([
    ['a bare word', 'envío'],
    ['a fault of something that is not named', 'no funciona'],
  ])('is asked about where the sentence is only %s', (_what, sentence) => {
    expect(decided([candidate(TIMES, 0.9)], { ranking: { sentence } })).toEqual(clarify(TIMES));
  });

  it('is given for a fault that is one of its own phrases', () => {
    const broken = candidate({ ...TIMES, also: ['no funciona'] }, 0.9, 1);
    expect(decided([broken], { ranking: { sentence: 'no funciona' } })).toMatchObject({ kind: 'answer' });
    expect(decided([{ ...broken, parts: { nearest: 0.98 } }], { ranking: { sentence: 'no funciona' } })).toMatchObject({
      kind: 'clarify',
    });
    expect(decided([{ ...broken, parts: {} }], { ranking: { sentence: 'no funciona' } })).toMatchObject({ kind: 'clarify' });
  });
});

describe('two entries', () => {
  const times = candidate(TIMES, 0.75);

  it('are too close to call within the margin', () => {
    expect(decided([times, candidate(COST, 0.71)])).toEqual(clarify(TIMES, COST));
    expect(decided([times, candidate(COST, 0.5)], {}, { thresholds: { ...CALM.thresholds, margin: 0.25 } })).toEqual(
      answer(TIMES, 0.75),
    );
    expect(decided([times, candidate(COST, 0.69)])).toEqual(answer(TIMES, 0.75));
  });

  it('are not where the second is below the threshold for asking, or a courtesy', () => {
    const low = { thresholds: { ...CALM.thresholds, margin: 0.5 } };
    expect(decided([times, candidate(COST, 0.3)], {}, low)).toEqual(clarify(TIMES, COST));
    expect(decided([times, candidate(COST, 0.29)], {}, low)).toEqual(answer(TIMES, 0.75));
    expect(decided([times, candidate(HELLO, 0.74)])).toEqual(answer(TIMES, 0.75));
  });

  it('are where both have the phrase that was meant, however it is written', () => {
    const same = { ...candidate(COST, 0.31), phrase: TIMES.question.toUpperCase() };
    expect(decided([times, same])).toEqual(clarify(TIMES, COST));
  });
});

describe('the choices', () => {
  const low = (one: Entry, confidence: number) => candidate(one, confidence);

  it('are two, a third that is not far behind, and no more', () => {
    const first = [low(TIMES, 0.4), low(COST, 0.01)];
    expect(decided([...first, low(RETURN, 0.09)])).toEqual(clarify(TIMES, COST));
    expect(decided([...first, low(RETURN, 0.1)])).toEqual(clarify(TIMES, COST, RETURN));
    expect(decided([low(TIMES, 0.4), low(COST, 0.39), low(RETURN, 0.38), low(COMPLAINT, 0.37)])).toEqual(
      clarify(TIMES, COST, RETURN),
    );
  });

  it('are no courtesies', () => {
    expect(decided([low(TIMES, 0.4), low(HELLO, 0.39), low(COST, 0.38)])).toEqual(clarify(TIMES, COST));
  });

  it('end with a person when nothing was found, or they were passed over, often enough', () => {
    const unclear = [low(TIMES, 0.4)];
    expect(decided(unclear, {}, { misses: 1 })).toEqual(clarify(TIMES));
    expect(decided(unclear, {}, { misses: 2 })).toEqual({ kind: 'handoff', reason: 'misses' });
    expect(decided(unclear, {}, { misses: 0, passedOver: true })).toEqual(clarify(TIMES));
    expect(decided(unclear, {}, { misses: 1, passedOver: true })).toEqual({ kind: 'handoff', reason: 'misses' });
    expect(decided(unclear, {}, { misses: 1, passedOver: false })).toEqual(clarify(TIMES));
  });
});

describe('a courtesy', () => {
  it('is returned from its threshold on', () => {
    expect(decided([candidate(HELLO, 0.5)])).toEqual({ kind: 'smalltalk', entry: HELLO });
    expect(decided([candidate(HELLO, 0.49)])).toEqual(FALLBACK);
  });

  it('of an upset customer is one only when it is said word for word', () => {
    expect(decided([candidate(HELLO, 0.9, 0.98)], { tone: 'upset' })).toEqual(FALLBACK);
    expect(decided([candidate(HELLO, 0.9, 0.99)], { tone: 'upset' })).toEqual({ kind: 'smalltalk', entry: HELLO });
  });
});

describe('danger', () => {
  const times = [candidate(TIMES, 0.9)];

  it('comes before the answer and before asking for a person', () => {
    expect(decided(times, { danger: 'danger', intent: 'person' })).toEqual(IN_DANGER);
    expect(decided(times, { danger: 'danger' }, { safety: undefined })).toEqual({ kind: 'handoff', reason: 'danger' });
    expect(decided(times, { danger: 'figure' })).toEqual(answer(TIMES, 0.9));
  });

  it('of a person to themselves comes before all other; a sign of it, unless it is what an entry calls itself', () => {
    const crisis = { kind: 'handoff', reason: 'danger', crisis: true };
    expect(decided(times, { crisis: 'crisis', danger: 'danger' })).toEqual(crisis);
    expect(decided(times, { crisis: 'sign' })).toEqual(crisis);
    expect(decided(times, { crisis: 'sign', ranking: { sentence: TIMES.question.toLowerCase() } })).toEqual(answer(TIMES, 0.9));
    const others = [...times, candidate(COST, 0.3)];
    expect(decided(others, { crisis: 'sign', ranking: { sentence: COST.question } })).toEqual(answer(TIMES, 0.9));
  });

  it('is not what resembles the safety entry and is word for word of another', () => {
    const own = candidate(COST, 0.6, 1);
    expect(decided([candidate(GAS, 0.9), candidate(TIMES, 0.5), own])).toEqual(answer(COST, 0.6));
    expect(decided([candidate(GAS, 0.9), own])).toEqual(answer(COST, 0.6));
    expect(decided([candidate(GAS, 0.9, 1), own])).toEqual(IN_DANGER);
    expect(decided([candidate(GAS, 0.9), candidate(COST, 0.6)])).toEqual(IN_DANGER);
    expect(decided([candidate(TIMES, 0.9), own])).toEqual(answer(TIMES, 0.9));
    // Beside a third that is as likely, the safety entry stays one of the choices.
    expect(decided([candidate(GAS, 0.9), candidate(TIMES, 0.58), own])).toEqual(clarify(GAS, TIMES, COST));
  });
});

describe('a message that sounds like nothing but anger', () => {
  const vents = { tone: 'upset', vents: true } as const;

  it.each([
    ['gets the entry that is sure', TIMES, 0.8, 0.4, answer(TIMES, 0.8)],
    ['gets the entry whose phrase it is', TIMES, 0.6, 1, answer(TIMES, 0.6)],
    ['is handed over when the entry is less than sure', TIMES, 0.79, 0.4, { kind: 'handoff', reason: 'upset' }],
    ['is handed over when it resembles a courtesy', HELLO, 0.9, 1, { kind: 'handoff', reason: 'upset' }],
  ])('%s', (_name, one, confidence, nearest, expected) => {
    expect(decided([candidate(one, confidence, nearest)], vents, { tone: 'upset' })).toEqual(expected);
  });

  it('is handed over when it resembles nothing', () => {
    expect(decided([], vents, { tone: 'upset' })).toEqual({ kind: 'handoff', reason: 'upset' });
  });
});

describe('a miss', () => {
  it('is one more question, until there were enough; then a person comes, or is offered', () => {
    expect(miss(CALM)).toEqual(FALLBACK);
    expect(miss({ ...CALM, misses: 1 })).toEqual({ kind: 'handoff', reason: 'misses' });
    expect(miss({ ...CALM, misses: 1, handoff: 'at_once' })).toEqual({ kind: 'handoff', reason: 'misses' });
    expect(miss({ ...CALM, misses: 1, handoff: 'ask' })).toEqual({ ...FALLBACK, offersPerson: true });
    expect(miss({ ...CALM, handoffAfterMisses: 3, misses: 1 })).toEqual(FALLBACK);
  });

  it('of an upset customer brings a person at once, whatever the organisation asks', () => {
    expect(miss({ ...CALM, tone: 'upset', handoff: 'ask' })).toEqual({ kind: 'handoff', reason: 'upset' });
  });

  it('is not waited for by who asks for a person', () => {
    expect(decided([candidate(TIMES, 0.9)], { intent: 'person' })).toEqual({ kind: 'handoff', reason: 'asked' });
  });
});
