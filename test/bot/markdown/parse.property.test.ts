import fc from 'fast-check';
import { type Block, type Inline, imageUrl, parseMarkdown, plainText, safeUrl } from '../../../bot/markdown';

/** Strings in which the marks of Markdown are frequent enough to meet in every combination. */
const marked = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...'*_`[]()<>#-+.!\\~|&: \n\t>01'.split('')) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '](',
          '](https://x.es)',
          'https://',
          '**',
          '```',
          '\n- ',
          '\n1. ',
          '\n> ',
          '<a href="',
          '  \n',
          '![a](https://x.es/a.png)',
          '\n| a | b |\n| - | - |\n| c |',
          'ana@x.es',
          'www.x.es',
          '[a](tel:+34600)',
          '<br>',
        ),
      },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
      { weight: 2, arbitrary: fc.constantFrom('hola', 'javascript:alert(1)', 'data:text/html,x', '&colon;', '\u202e', '\u0000') },
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

function inlineOf(block: Block): readonly Inline[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return block.children.flatMap(flatten);
    case 'quote':
      return block.children.flatMap(inlineOf);
    case 'list':
      return block.items.flat().flatMap(inlineOf);
    case 'table':
      return [block.head, ...block.rows].flat(2).flatMap(flatten);
    case 'code':
      return [];
  }
}

function flatten(node: Inline): readonly Inline[] {
  return 'children' in node ? [node, ...node.children.flatMap(flatten)] : [node];
}

function depthOf(value: unknown): number {
  if (Array.isArray(value)) return Math.max(0, ...value.map(depthOf));
  return typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
}

const letters = (value: string): string => value.replace(/[^\p{L}\p{N}]/gu, '');

test('whatever is written becomes a tree, and every link in it is http, https, mailto or tel', () => {
  fc.assert(
    fc.property(fc.oneof(marked, fc.string({ unit: 'binary' })), (source) => {
      for (const node of parseMarkdown(source).flatMap(inlineOf)) {
        if (node.kind === 'image') expect(imageUrl(node.url)).toBe(node.url);
        if (node.kind !== 'link') continue;
        expect(['http:', 'https:', 'mailto:', 'tel:']).toContain(new URL(node.url).protocol);
        expect(safeUrl(node.url)).toBe(node.url);
        expect(node.children.length).toBeGreaterThan(0);
        expect(node.children.flatMap(flatten).some(({ kind }) => kind === 'link')).toBe(false);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('no word is lost or moved: letters stay in order, whatever marks are between them', () => {
  const words = fc.array(
    fc.tuple(
      fc.constantFrom(...'*_[]()<>`"\'!&;:~\\'.split('')),
      fc.stringMatching(/^[a-zñáé]{1,8}$/),
      fc.constantFrom(' ', '', '\n'),
    ),
    {
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(words, (parts) => {
      const source = parts.map(([mark, word, space]) => mark + word + space).join('');
      expect(letters(plainText(source))).toBe(letters(source));
    }),
    { numRuns: 2_000 },
  );
});

test('text without any mark is given back as it was', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zñ¿?¡!,;:"'=%€@/]+( [a-zñ¿?¡!,;:"'=%€@/]+)*$/), (source) => {
      fc.pre(!source.includes('http'));
      expect(plainText(source)).toBe(source);
    }),
  );
});

test('nesting has an end, however deep the source goes', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('> ', '- ', '1. ', '[', '**', '*a **b ', '> - '),
      fc.integer({ min: 50, max: 400 }),
      (mark, times) => {
        const tree = parseMarkdown(`${mark.repeat(times)}fin`);
        expect(depthOf(tree)).toBeLessThan(60);
        expect(plainText(`${mark.repeat(times)}fin`)).toContain('fin');
      },
    ),
  );
});

const MEGABYTE = 1_000_000;

test.each([
  '[',
  ']',
  '](',
  '[](',
  '[a](',
  '[a](b',
  '![',
  '*',
  '**',
  '*a',
  '**a ',
  '_a_',
  '*a_b',
  '`',
  '` `` ',
  '`a``b```c',
  '<',
  '<a',
  '<https://',
  'https://',
  'https://a)))',
  '> ',
  '- ',
  '- a\n',
  '1. a\n\n',
  '- a\n  - b\n',
  '\n',
  ' ',
  ' \n',
  '  \n',
  'a  \n',
  'a\n',
  '\\',
  '\\\n',
  '#',
  '# ',
  '```\n',
  '~',
  '\t',
  'h',
  '((((',
  '))',
  '\r',
  '\u0000',
  'é',
  '😀',
  '*_*_',
  '!',
  '![a',
  '![a](',
  '|',
  '|-',
  '| a |\n| - |\n',
  'a|\n-|\n',
  '@',
  'a@a.',
  'a@a.es',
  'www.',
  'www.a.es',
  '<br',
  '\t- ',
  '\t\n',
])('a megabyte of %j is read without piling up work', (part) => {
  const source = part.repeat(Math.ceil(MEGABYTE / part.length));
  expect(parseMarkdown(source).length).toBeGreaterThanOrEqual(0);
});
