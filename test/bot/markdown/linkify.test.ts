import { inlineText, linkify } from '../../../bot/markdown';

const link = (url: string) => ({ kind: 'link', url, children: [{ kind: 'text', text: url }] });
const text = (value: string) => ({ kind: 'text', text: value });

test.each([
  ['hola', [text('hola')]],
  ['mira https://x.es/a, y dime', [text('mira '), link('https://x.es/a'), text(', y dime')]],
  ['(http://x.es)\nfin', [text('('), link('http://x.es'), text(')\nfin')]],
  ['https://x.es https://y.es', [link('https://x.es'), text(' '), link('https://y.es')]],
  ['a ana@x.es', [text('a '), { kind: 'link', url: 'mailto:ana@x.es', children: [text('ana@x.es')] }]],
  ['javascript:alert(1)', [text('javascript:alert(1)')]],
  ['https://banco.es@y.es', [text('https://banco.es@y.es')]],
  ['**no es Markdown** <b>ni HTML</b>', [text('**no es Markdown** <b>ni HTML</b>')]],
])('of %j only the addresses become links', (source, expected) => {
  expect(linkify(source)).toEqual(expected);
});

test('not a character is lost', () => {
  const source = 'a http://\u0000 https://x.es/%%% http https:// b\n\nhttps://x.es).';
  expect(inlineText(linkify(source))).toBe(source);
});

test('an address without a scheme that is too long for a link stays text, whole', () => {
  for (const length of [2_030, 2_040, 2_041, 2_048, 3_000]) {
    const source = `www.x.es/${'a'.repeat(length - 'www.x.es/'.length)}`;
    const nodes = linkify(source);
    expect(inlineText(nodes)).toBe(source);
    expect(nodes.map(({ kind }) => kind)).toEqual([length <= 2_040 ? 'link' : 'text']);
  }
});

test('a megabyte is read without piling up work', () => {
  for (const part of ['http', 'https://', 'https://x.es ', 'https://x.es/)))', 'www.(', 'www.a.b('])
    linkify(part.repeat(1_000_000 / part.length));
});
