import { type Block, type Inline, parseMarkdown, plainText } from '../../../bot/markdown';

const text = (value: string): Inline => ({ kind: 'text', text: value });
const mail = (address: string): Inline => ({ kind: 'link', url: `mailto:${address}`, children: [text(address)] });
const paragraph = (...children: Inline[]): Block => ({ kind: 'paragraph', children });

const inline: readonly [source: string, expected: readonly Inline[]][] = [
  ['hola', [text('hola')]],
  ['a **b** c', [text('a '), { kind: 'bold', children: [text('b')] }, text(' c')]],
  ['a *b* c', [text('a '), { kind: 'italic', children: [text('b')] }, text(' c')]],
  ['a _b_ c', [text('a '), { kind: 'italic', children: [text('b')] }, text(' c')]],
  ['***b***', [{ kind: 'bold', children: [{ kind: 'italic', children: [text('b')] }] }]],
  ['**a *b* c**', [{ kind: 'bold', children: [text('a '), { kind: 'italic', children: [text('b')] }, text(' c')] }]],
  ['un_nombre_largo', [text('un_nombre_largo')]],
  ['2 * 3 * 4', [text('2 * 3 * 4')]],
  ['**sin cerrar', [text('**sin cerrar')]],
  ['****', [text('****')]],
  ['`a *b*`', [{ kind: 'code', text: 'a *b*' }]],
  ['`` a`b ``', [{ kind: 'code', text: 'a`b' }]],
  ['`sin cerrar', [text('`sin cerrar')]],
  ['\\*a\\*', [text('*a*')]],
  ['a\\b', [text('a\\b')]],
  ['una\nlínea', [text('una línea')]],
  ['dos  \nlíneas', [text('dos'), { kind: 'break' }, text('líneas')]],
  ['dos\\\nlíneas', [text('dos'), { kind: 'break' }, text('líneas')]],
  ['[a](https://x.es)', [{ kind: 'link', url: 'https://x.es', children: [text('a')] }]],
  [
    '[**a**](https://x.es/b_(c))',
    [{ kind: 'link', url: 'https://x.es/b_(c)', children: [{ kind: 'bold', children: [text('a')] }] }],
  ],
  ['[a](mailto:a@x.es)', [{ kind: 'link', url: 'mailto:a@x.es', children: [text('a')] }]],
  ['[a [b](https://x.es)](https://y.es)', [{ kind: 'link', url: 'https://y.es', children: [text('a '), text('b')] }]],
  ['**[a](https://x.es)**', [{ kind: 'bold', children: [{ kind: 'link', url: 'https://x.es', children: [text('a')] }] }]],
  ['**[a] b**', [{ kind: 'bold', children: [text('[a] b')] }]],
  ['[a] (https://x.es', [text('[a] ('), { kind: 'link', url: 'https://x.es', children: [text('https://x.es')] }]],
  ['[](https://x.es)', [text('[]('), { kind: 'link', url: 'https://x.es', children: [text('https://x.es')] }, text(')')]],
  ['<https://x.es>', [{ kind: 'link', url: 'https://x.es', children: [text('https://x.es')] }]],
  ['<mailto:a@x.es>', [{ kind: 'link', url: 'mailto:a@x.es', children: [text('a@x.es')] }]],
  ['(https://x.es).', [text('('), { kind: 'link', url: 'https://x.es', children: [text('https://x.es')] }, text(').')]],
  ['<b>no</b> &amp; <!-- no -->', [text('<b>no</b> &amp; <!-- no -->')]],
  ['![una foto](https://x.es/a.png)', [{ kind: 'image', url: 'https://x.es/a.png', alt: 'una foto' }]],
  ['![foto](http://x.es/a.png)', [{ kind: 'link', url: 'http://x.es/a.png', children: [text('foto')] }]],
  ['![foto](https://x.es/a.svg?b)', [{ kind: 'link', url: 'https://x.es/a.svg?b', children: [text('foto')] }]],
  ['![ ](https://x.es/a.png)', [text('!'), { kind: 'link', url: 'https://x.es/a.png', children: [text(' ')] }]],
  ['![a](javascript:b)', [text('![a](javascript:b)')]],
  ['¡Hola!', [text('¡Hola!')]],
  ['[ll](tel:+34-600.1)', [{ kind: 'link', url: 'tel:+34-600.1', children: [text('ll')] }]],
  ['[ll](tel:alert())', [text('[ll](tel:alert())')]],
  ['a<br>b<br />c', [text('a'), { kind: 'break' }, text('b'), { kind: 'break' }, text('c')]],
  [
    'a ana@x.es, o **b.c@y.es**.',
    [text('a '), mail('ana@x.es'), text(', o '), { kind: 'bold', children: [mail('b.c@y.es')] }, text('.')],
  ],
  ['[ana@x.es](https://x.es)', [{ kind: 'link', url: 'https://x.es', children: [text('ana@x.es')] }]],
  ['@ana a@b ñana@x.es', [text('@ana a@b ñana@x.es')]],
  ['en www.x.es/a.', [text('en '), { kind: 'link', url: 'https://www.x.es/a', children: [text('www.x.es/a')] }, text('.')]],
];

test.each(inline)('%j is read as the nodes it shows', (source, expected) => {
  expect(parseMarkdown(source)).toEqual([paragraph(...expected)]);
});

const list = (items: readonly (readonly Block[])[]): Block => ({ kind: 'list', ordered: false, start: 1, items });

const blocks: readonly [name: string, source: string, expected: readonly Block[]][] = [
  ['nothing', ' \n\n', []],
  ['two paragraphs', 'a\nb\n\nc', [paragraph(text('a b')), paragraph(text('c'))]],
  ['Windows line ends', 'a\r\n\r\nb\rc', [paragraph(text('a')), paragraph(text('b c'))]],
  ['a heading', '## Plazos\ntexto', [{ kind: 'heading', level: 2, children: [text('Plazos')] }, paragraph(text('texto'))]],
  ['no heading without a space', '#1 en ventas', [paragraph(text('#1 en ventas'))]],
  [
    'a list after a line of text',
    'Necesitas:\n- la factura\n- el *aparato*\n  completo',
    [
      paragraph(text('Necesitas:')),
      {
        kind: 'list',
        ordered: false,
        start: 1,
        items: [
          [paragraph(text('la factura'))],
          [paragraph(text('el '), { kind: 'italic', children: [text('aparato')] }, text(' completo'))],
        ],
      },
    ],
  ],
  [
    'an ordered list that starts at three, with a list inside',
    '3. tres\n   - uno\n   - dos\n\n4. cuatro',
    [
      {
        kind: 'list',
        ordered: true,
        start: 3,
        items: [
          [
            paragraph(text('tres')),
            { kind: 'list', ordered: false, start: 1, items: [[paragraph(text('uno'))], [paragraph(text('dos'))]] },
          ],
          [paragraph(text('cuatro'))],
        ],
      },
    ],
  ],
  ['a year at the start of a line', 'Abrimos en\n2024. Desde entonces…', [paragraph(text('Abrimos en 2024. Desde entonces…'))]],
  ['a dash in a sentence', '- ', [paragraph(text('-'))]],
  [
    'a list inside a list, by a tab',
    '- uno\n\t- dos\n\t\t- tres\n- cuatro',
    [
      list([
        [paragraph(text('uno')), list([[paragraph(text('dos')), list([[paragraph(text('tres'))]])]])],
        [paragraph(text('cuatro'))],
      ]),
    ],
  ],
  [
    'a table after a line of text',
    'Precios:\n| kg | € |\n|---:|:--|\n| 1 | **2** |\n| 3 \\| 4 |\n\nfin',
    [
      paragraph(text('Precios:')),
      {
        kind: 'table',
        head: [[text('kg')], [text('€')]],
        rows: [
          [[text('1')], [{ kind: 'bold', children: [text('2')] }]],
          [[text('3 | 4')], []],
        ],
      },
      paragraph(text('fin')),
    ],
  ],
  ['no table without its line of hyphens', 'a | b\nc | d', [paragraph(text('a | b c | d'))]],
  ['a quote', '> dijo\n> eso\n\nfin', [{ kind: 'quote', children: [paragraph(text('dijo eso'))] }, paragraph(text('fin'))]],
  ['a block of code', '```js\n<b>**x**</b>\n```\nfin', [{ kind: 'code', text: '<b>**x**</b>' }, paragraph(text('fin'))]],
  ['a block of code without an end', '```\na\n', [{ kind: 'code', text: 'a\n' }]],
];

test.each(blocks)('%s', (_name, source, expected) => {
  expect(parseMarkdown(source)).toEqual(expected);
});

const plain: readonly [source: string, expected: string][] = [
  ['**Sí**: en [tienda](https://x.es/t) o\npor `WEB`.', 'Sí: en tienda (https://x.es/t) o por WEB.'],
  ['<mailto:a@x.es> https://x.es', 'a@x.es https://x.es'],
  ['# Uno\n\n1. a\n2. b\n   - c\n\n> d', 'Uno\n\n1. a\n2. b\n   - c\n\n> d'],
  ['dos  \nlíneas', 'dos\nlíneas'],
  ['| a | b |\n| - | - |\n| 1 | 2 |', 'a | b\n1 | 2'],
  ['![un plano](https://x.es/a.png) [llama](tel:+34600) www.x.es', 'un plano (https://x.es/a.png) llama (+34600) www.x.es'],
];

test.each(plain)('%j reads well without formatting', (source, expected) => {
  expect(plainText(source)).toBe(expected);
});
