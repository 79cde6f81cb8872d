import { isNumberForm, numbersIn } from '../../../bot/text/number-form';

const found = (text: string, ...forms: readonly string[]) => numbersIn(text, forms).map(({ from, to }) => text.slice(from, to));

describe('the form of an order number', () => {
  it.each([
    ['where is CC-204913?', ['CC-######'], ['CC-204913']],
    ['cc-204913 and CC-204914', ['CC-######'], ['cc-204913', 'CC-204914']],
    ['AB123 or 99-8877', ['@@###', '##-####'], ['AB123', '99-8877']],
    ['CC-2049131', ['CC-######'], []],
    ['XCC-204913', ['CC-######'], []],
    ['CC-20491', ['CC-######'], []],
    ['a.b+c 123', ['.+ ###', '.*###'], []],
    ['', ['CC-######'], []],
  ])('finds in "%s" by %j: %j', (text, forms, numbers) => {
    expect(found(text, ...forms)).toEqual(numbers);
  });

  it.each(['CC-######', '###', '@##-#'])('%s is one', (form) => expect(isNumberForm(form)).toBe(true));

  it.each(['##', 'PEDIDO', '### ###', '#'.repeat(41), ''])('"%s" is none', (form) => expect(isNumberForm(form)).toBe(false));
});
