import fc from 'fast-check';
import { problemOf } from '../../../../bot/conversation/understand/problem';
import { listener } from '../../../support/listener';

describe('the problem in an upset message', () => {
  it.each<[what: string, text: string, problem: string | undefined]>([
    ['a clean message is said back whole', 'Estoy harto, ¿cuánto tarda la entrega?', 'Estoy harto, ¿cuánto tarda la entrega?'],
    [
      'the sentence without the insult',
      'Sois unos inútiles. La lavadora que me vendisteis pierde agua desde el lunes.',
      'La lavadora que me vendisteis pierde agua desde el lunes.',
    ],
    [
      'the clause without the insult',
      'Sois unos ladrones, la nevera lleva un mes sin enfriar',
      'la nevera lleva un mes sin enfriar',
    ],
    [
      'the sentence without its oath',
      'La puta secadora no ha funcionado ni un solo día',
      'La … secadora no ha funcionado ni un solo día',
    ],
    ['nothing, where there is nothing but anger', 'SOIS UNOS SINVERGÜENZAS!!!', undefined],
    ['nothing, of an oath alone', 'joder', undefined],
    [
      'the sentence without the insult, in English',
      'You bunch of crooks! My fridge has been broken since Easter and nobody came.',
      'My fridge has been broken since Easter and nobody came.',
    ],
    [
      'the clause without the oath, in English',
      'For fuck’s sake, the engineer missed the visit twice',
      'the engineer missed the visit twice',
    ],
    ['nothing, of contempt alone', 'this is a complete disgrace', undefined],
  ])('%s', (_what, text, problem) => {
    expect(problemOf(text, listener)).toBe(problem);
  });

  it('is the sentence that an answer was found by, if that is clean', () => {
    const sentence = '¿Cuánto tarda la entrega?';
    expect(problemOf(`Sois unos inútiles. Llevo un mes sin lavadora. ${sentence}`, listener, sentence)).toBe(sentence);
    expect(problemOf('Sois unos inútiles. Llevo un mes sin lavadora.', listener, 'Sois unos inútiles.')).toBe(
      'Llevo un mes sin lavadora.',
    );
  });

  it('is found, or not, in anything that can be typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        expect(['string', 'undefined']).toContain(typeof problemOf(text, listener));
      }),
      { numRuns: 50 },
    );
  });
});
