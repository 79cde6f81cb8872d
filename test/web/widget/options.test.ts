import { readOptions } from '../../../web/widget/embed/options';

const SCRIPT = 'https://help.example.com/assets/widget.js?v=1';

test('without attributes the API is where the script came from, and the language is the page’s', () => {
  expect(readOptions({}, SCRIPT, ['en-GB', 'es'])).toEqual({
    api: 'https://help.example.com',
    language: 'en',
    position: 'end',
    theme: 'auto',
    accent: undefined,
    topics: undefined,
  });
});

test('the attributes win', () => {
  const attributes = {
    api: 'https://api.example.com/',
    lang: 'ES',
    position: 'left',
    theme: 'dark',
    accent: '#123',
    topics: 'returns, delivery',
  };
  expect(readOptions(attributes, SCRIPT, ['en'])).toEqual({
    api: 'https://api.example.com',
    language: 'es',
    position: 'start',
    theme: 'dark',
    accent: '#123',
    topics: ['returns', 'delivery'],
  });
});

test.each([
  [{ lang: 'ca' }, ['fr', 'pt-BR'], { language: 'es' }],
  [{ lang: 'ca' }, ['fr', 'en'], { language: 'en' }],
  [{ position: 'top', theme: 'pink' }, [], { position: 'end', theme: 'auto' }],
  [{ topics: 'none' }, [], { topics: [] }],
])('what is not known (%j) is as if it were not there', (attributes, wishes, expected) => {
  expect(readOptions(attributes, SCRIPT, wishes)).toMatchObject(expected);
});

test('a script without an address asks its own page', () => {
  expect(readOptions({}, '', []).api).toBe('');
});
