import { formatWeights, logOddsOf, parseWeights } from '../../../bot/language/listening/weights';
import { learn } from '../../../infra/tools/tone/learn';

const example = (upset: boolean, ...features: readonly string[]) => ({ upset, features: new Set(features) });
const EXAMPLES = [
  example(true, 'harto', 'nevera'),
  example(true, 'harto', 'pedido'),
  example(true, 'harto', 'otra'),
  example(false, 'gracias', 'nevera'),
  example(false, 'gracias', 'pedido'),
  example(false, 'gracias', 'una'),
];

describe('what is learnt from examples', () => {
  const learnt = learn(EXAMPLES);

  it('tells the upset from the calm, and says nothing of what both have', () => {
    expect(logOddsOf(learnt, new Set(['harto', 'tele']))).toBeGreaterThan(1);
    expect(logOddsOf(learnt, new Set(['gracias', 'tele']))).toBeLessThan(-1);
    expect(Math.abs(learnt.weights.get('nevera') ?? 9)).toBeLessThan(0.1);
  });

  it('leaves out what a single example has', () => {
    expect(learnt.weights.has('otra')).toBe(false);
  });

  it('is the same each time', () => {
    expect(learn(EXAMPLES)).toEqual(learnt);
  });

  it('is written and read again, to a tenth', () => {
    const again = parseWeights(formatWeights(learnt));
    expect(again.bias).toBeCloseTo(learnt.bias, 1);
    expect(again.weights.get('harto')).toBeCloseTo(learnt.weights.get('harto') ?? 9, 1);
  });
});
