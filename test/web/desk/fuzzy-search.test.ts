import { fuzzySearch } from '../../../web/desk/shell/fuzzy-search';

interface Item {
  readonly question: string;
  readonly words: readonly string[];
}

const ITEMS: readonly Item[] = [
  { question: '¿Me devolvéis el envío?', words: ['returns/cost'] },
  { question: '¿Cuánto tarda la entrega?', words: ['delivery/times', 'Entregas'] },
  { question: 'Garantía de la lavadora', words: ['warranty/washer'] },
  { question: 'Plazo de garantía', words: ['warranty/period'] },
  { question: 'Devolver un producto', words: ['returns/how'] },
];

const search = () =>
  fuzzySearch(ITEMS, [
    { name: 'question', of: ({ question }) => question },
    { name: 'words', of: ({ words }) => words, weight: 0.5 },
  ]);

const found = async (q: string) => (await search())(q).map(({ question }) => question);

describe('a search box of the desk', () => {
  it.each([
    ['a typo', 'lavadroa', ['Garantía de la lavadora']],
    ['missing accents', 'cuanto', ['¿Cuánto tarda la entrega?']],
    ['capitals', 'LAVADORA', ['Garantía de la lavadora']],
    ['half a word', 'lavad', ['Garantía de la lavadora']],
    ['words in another order', 'lavadora garantia', ['Garantía de la lavadora']],
    ['words of two fields', 'plazo warranty', ['Plazo de garantía']],
    ['a word of any text of a field', 'entregas', ['¿Cuánto tarda la entrega?']],
    ['signs of a query language', '"lavadora" | !', ['Garantía de la lavadora']],
  ])('finds in spite of %s', async (_, q, questions) => {
    expect(await found(q)).toEqual(questions);
  });

  it('puts what begins with the text first, then where a word begins with it', async () => {
    expect(await found('garantia')).toEqual(['Garantía de la lavadora', 'Plazo de garantía']);
    expect(await found('devolv')).toEqual(['Devolver un producto', '¿Me devolvéis el envío?']);
  });

  it.each(['', '   ', 'xyzzy', 'lavadora xyzzy'])('finds nothing for %p', async (q) => {
    expect(await found(q)).toEqual([]);
  });

  it('gives no more than was asked for', async () => {
    const run = await fuzzySearch(ITEMS, [{ name: 'question', of: ({ question }) => question }], 1);
    expect(run('garantia')).toHaveLength(1);
  });
});
