import { translate } from '../../../web/shared/language/dictionary';
import { LANGUAGES } from '../../../web/widget/language';
import { texts as en } from '../../../web/widget/language/en';
import { texts as es } from '../../../web/widget/language/es';

const TEXTS = { es, en };

const places = (text: string): readonly string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

test.each(LANGUAGES.slice(1))('every text in %s has the same values to fill in as in the first language', (language) => {
  const [first] = LANGUAGES;
  for (const [key, text] of Object.entries(TEXTS[first])) {
    const other: unknown = Reflect.get(TEXTS[language], key);
    expect([key, places(String(other))]).toEqual([key, places(text)]);
  }
});

test('what is filled in is never looked at again', () => {
  expect(translate({ hi: 'Hola, {name}. {when}' })('hi', { name: '{when}', when: 'hoy' })).toBe('Hola, {when}. hoy');
});
