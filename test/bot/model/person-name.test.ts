import { spokenName } from '../../../bot/model/person-name';

describe('the name that is said to a customer', () => {
  it.each([
    ['Eva', 'Eva'],
    ['  Mª José  O’Neil-Pérez ', 'Mª José O’Neil-Pérez'],
    ['J. R. Ewing', 'J. R. Ewing'],
    ['J.R. Ewing', 'J.R. Ewing'],
    ['Eva **Pérez** [x](y) `z`', 'Eva Pérez x(y) z'],
    ['李小龍', '李小龍'],
    ['Eva\nPérez\u202E', 'Eva Pérez'],
  ])('%p is %p', (name, spoken) => {
    expect(spokenName(name)).toBe(spoken);
  });

  it.each([
    undefined,
    '',
    ' ',
    'https://evil.example/x',
    'www.evil.example',
    'evil.example',
    'eva@evil.example',
    'evil.example/x',
    'shop24.com',
    'bit1.ly',
    '1.1.1.1',
    'evil。com',
    'evil․com',
    'ev**il**.com',
  ])('is none for %p, which would become a link', (name) => {
    expect(spokenName(name)).toBeUndefined();
  });

  it('leaves an address out, and says the rest', () => {
    expect(spokenName('Eva https://evil.example gana-premios.example')).toBe('Eva');
  });
});
