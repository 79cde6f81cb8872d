import { helpSearch, type SearchRow } from '../../../web/shared/help/search';

const ROWS: readonly SearchRow[] = [
  {
    id: 'delivery/times',
    title: '¿Cuánto tarda la entrega?',
    phrases: ['plazo de entrega de una lavadora', 'cuándo llega mi pedido'],
  },
  { id: 'delivery/cost', title: '¿Cuánto cuesta la entrega?', phrases: ['gastos de envío', 'precio del transporte'] },
  { id: 'returns/how', title: '¿Cómo devuelvo un producto?', phrases: ['quiero devolver la lavadora', 'pasos para devolver'] },
  { id: 'payment/cards', title: '¿Qué tarjetas aceptáis?', phrases: ['pagar con visa'] },
];
const search = helpSearch(ROWS);
const ids = (text: string, most = 3) => search(text, most).map(({ id }) => id);

describe('the search in the help pages', () => {
  it.each([
    ['the words of a title, without accents', 'cuanto tarda la entrega', 'delivery/times'],
    ['another way of asking', 'gastos de envio', 'delivery/cost'],
    ['misspelled words', 'gasttos de emvío', 'delivery/cost'],
    ['a word that is only begun', 'quiero devol', 'returns/how'],
    ['one word that few have', 'visa', 'payment/cards'],
    ['a question among other words', 'quiero devolver cosas', 'returns/how'],
  ])('finds by %s', (_, text, id) => {
    expect(ids(text)[0]).toBe(id);
  });

  it.each(['', '   ', '¿?', 'zzzz', 'mañana lloverá en Soria', 'constructor __proto__', 'a'.repeat(5_000)])(
    'finds nothing by %j',
    (text) => {
      expect(ids(text)).toEqual([]);
    },
  );

  it('gives an entry once, and no more of them than asked for', () => {
    expect(ids('entrega', 1)).toHaveLength(1);
    expect([...ids('entrega', 10)].sort()).toEqual(['delivery/cost', 'delivery/times']);
  });

  it('finds nothing where there is nothing', () => {
    expect(helpSearch([])('entrega', 3)).toEqual([]);
  });
});
