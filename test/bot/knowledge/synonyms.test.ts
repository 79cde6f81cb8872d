import { synonymPhrases } from '../../../bot/knowledge/synonyms';

const GROUPS = [
  ['nevera', 'frigorífico', 'refri'],
  ['roto', 'estropeado'],
];

describe('synonyms', () => {
  it('put words that no phrase uses in the place of those that one does', () => {
    expect(synonymPhrases([['Mi nevera no enfría'], ['¿Cómo pago?']], GROUPS)).toEqual([
      ['mi frigorifico no enfria', 'mi refri no enfria'],
      [],
    ]);
  });

  it('leave alone what some entry uses already', () => {
    expect(synonymPhrases([['mi nevera se ha roto'], ['frigorífico estropeado']], GROUPS)).toEqual([
      ['mi refri se ha roto'],
      ['refri estropeado'],
    ]);
  });

  it('add a word once an entry, however often its synonym stands there', () => {
    expect(synonymPhrases([['nevera nueva', 'la nevera hace ruido', 'frigorífico']], GROUPS)).toEqual([['refri nueva']]);
  });
});
