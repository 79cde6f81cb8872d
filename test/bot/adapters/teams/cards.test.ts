import fc from 'fast-check';
import { literalLines } from '../../../../bot/adapters/teams/cards/literal';
import { messageActivity } from '../../../../bot/adapters/teams/cards/message-activity';
import type { Message } from '../../../../bot/model/message';

const RENDERING = {
  language: 'es',
  phrases: {},
  timeZone: 'Europe/Madrid',
  echo: true,
  person: { label: 'Hablar con una persona' },
} as const;

function message(over: Partial<Message>): Message {
  return { id: 'm2', seq: 2, at: '2026-11-23T09:30:00.000Z', author: { role: 'bot' }, kind: 'text', text: 'Hola', ...over };
}

const drawn = (over: Partial<Message>) => messageActivity(message(over), RENDERING);

/** Every object in an activity, wherever it is. */
function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

const typed = (activity: unknown, type: string) => [...objectsIn(activity)].filter((object) => object.type === type);
const shownText = (activity: unknown) =>
  typed(activity, 'TextRun')
    .map(({ text }) => text)
    .join('');
const titles = (activity: unknown) => typed(activity, 'Action.Submit').map(({ title }) => title);

describe('a message in Teams', () => {
  it('of the customer is not sent back', () => {
    expect(drawn({ author: { role: 'customer' } })).toBeUndefined();
  });

  it('of the bot without anything to tap is plain text', () => {
    expect(drawn({ text: '**Hola** <at>x</at>' })).toEqual({ type: 'message', text: '**Hola** <at>x</at>', textFormat: 'plain' });
  });

  it('of staff says who writes', () => {
    const activity = drawn({ author: { role: 'agent', name: 'Luis' }, text: 'Hola, Ana:\nya está.' });
    expect(typed(activity, 'TextRun').map(({ text }) => text)).toEqual(['Luis', 'Hola, Ana:', 'ya está.']);
    expect(activity?.summary).toBe('Hola, Ana:\nya está.');
  });

  it('with an answer shows its formatting, its source, what is related, and asks whether it helped', () => {
    const activity = drawn({
      kind: 'answer',
      text: 'Entre **2 y 4** días:\n\n1. por *correo*\n2. [aquí](https://casaclara.example/x)',
      answer: {
        entryId: 'delivery/times',
        title: '¿Cuánto tarda?',
        confidence: 0.9,
        source: { title: 'Entregas', url: 'https://casaclara.example/entregas' },
        related: [{ entryId: 'delivery/cost', title: '¿Cuánto cuesta?' }],
      },
    });
    expect(typed(activity, 'TextRun')).toContainEqual({ type: 'TextRun', text: '2 y 4', weight: 'Bolder' });
    expect(typed(activity, 'TextRun')).toContainEqual({ type: 'TextRun', text: 'correo', italic: true });
    expect(typed(activity, 'Action.OpenUrl').map(({ url }) => url)).toEqual([
      'https://casaclara.example/x',
      'https://casaclara.example/entregas',
    ]);
    expect(titles(activity)).toEqual(['¿Cuánto cuesta?', 'Sí, me ha servido', 'No me ha servido', 'Hablar con una persona']);
    expect(activity?.summary).toBe('Entre 2 y 4 días:\n\n1. por correo\n2. aquí (https://casaclara.example/x)');
  });

  it('with a ticket shows its number, who has it, by when, and the way back', () => {
    const activity = drawn({
      kind: 'handoff',
      text: 'Paso tu consulta.',
      ticket: { number: 'M-0123ABCD', status: 'assigned', assignee: 'Ana', dueAt: '2026-11-23T13:00:00.000Z' },
      choices: [{ label: 'Ya no hace falta', value: 'cancel' }],
    });
    expect(shownText(activity)).toContain('Consulta M-0123ABCD');
    expect(shownText(activity)).toContain('La llevaAna');
    expect(shownText(activity)).toContain('el lunes 23 de noviembre a las 14:00');
    expect(titles(activity)).toEqual(['Ya no hace falta']);
  });

  it('that asks for a rating has five ways to say it, and one to go on', () => {
    const activity = drawn({ author: { role: 'system' }, kind: 'rating', text: '¿Cómo ha ido?' });
    expect(titles(activity)).toEqual(['1 · Muy mal', '2 · Mal', '3 · Regular', '4 · Bien', '5 · Muy bien', 'No está resuelto']);
  });
});

const PAYLOADS = [
  '<at>everyone</at>',
  '<at id="0">Ana</at>',
  '[pincha aquí](https://evil.example)',
  '![x](https://evil.example/pixel.png)',
  '**negrita** _cursiva_ ~~x~~ `c`',
  '# título\n- uno\n1. dos\n> tres',
  '{{DATE(2026-01-01T00:00:00Z, SHORT)}} {{{{x',
  '${expresión} @{x}',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '&lt;at&gt;x&lt;/at&gt; &amp;',
  '\u202eabc\u202c \u200b \u2028 a\u2029b \r\n c',
];
const nasty = fc.oneof(
  fc.constantFrom(...PAYLOADS),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const text = fc.array(nasty, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));

describe('whatever a text says', () => {
  it('it is shown character by character, but for its line breaks', () => {
    fc.assert(
      fc.property(text, (said) => {
        const lines = literalLines(said);
        expect(lines.flatMap(({ inlines }) => inlines.map((run) => run.text)).join('')).toBe(
          said.replace(/\r\n|[\n\r\u2028\u2029]/g, ''),
        );
        for (const { inlines } of lines) for (const run of inlines) expect(run.text).not.toContain('{{');
      }),
      { numRuns: 500 },
    );
  });

  it('in every place of every kind of message it stays text: no mention, no Markdown, no link of its own', () => {
    const answer = fc.record({
      entryId: fc.constant('a/b'),
      title: text,
      confidence: fc.constant(0.9),
      source: fc.record({ title: text, url: fc.oneof(text, fc.constant('https://casaclara.example/')) }),
      related: fc.array(fc.record({ entryId: fc.constant('a/c'), title: text }), { maxLength: 2 }),
    });
    const ticket = fc.record({
      number: fc.constant('M-0123ABCD'),
      status: fc.constantFrom('new' as const, 'assigned' as const),
      assignee: text,
      dueAt: fc.constant('2026-11-23T13:00:00.000Z'),
    });
    const messages = fc.record(
      {
        author: fc.record({ role: fc.constantFrom('bot' as const, 'agent' as const, 'system' as const), name: text }),
        kind: fc.constantFrom('text' as const, 'choices' as const, 'handoff' as const, 'notice' as const, 'rating' as const),
        text,
        choices: fc.array(fc.record({ label: text, value: fc.constant('a/b') }), { maxLength: 3 }),
        ticket,
        answer,
      },
      { requiredKeys: ['author', 'kind', 'text'] },
    );
    fc.assert(
      fc.property(messages, (over) => {
        const activity = drawn(over);
        const objects = [...objectsIn(activity)];
        // Nothing that is read as Markdown or as a mention.
        for (const object of objects) {
          expect(object).not.toHaveProperty('entities');
          expect(['TextBlock', 'FactSet', 'Action.Execute', 'Action.ShowCard']).not.toContain(object.type);
          if (object.type === 'Image')
            expect(object).toMatchObject({ url: expect.stringMatching(/^https:/i), altText: expect.stringMatching(/\S/) });
          if ('text' in object && object.type === 'message') expect(object.textFormat).toBe('plain');
          if (object.type === 'Action.OpenUrl') expect(String(object.url)).toMatch(/^(https?:\/\/|mailto:)/i);
        }
        if (over.answer === undefined) expect(objects.filter(({ type }) => type === 'Action.OpenUrl')).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  const long = [
    'ñ€'.repeat(50_000),
    'a\n'.repeat(50_000),
    '- **a**\n'.repeat(5_000),
    '\u0001'.repeat(50_000),
    '👩‍🔧'.repeat(9_000),
  ];
  it.each(long.map((said) => ({ said, start: JSON.stringify(said.slice(0, 8)) })))(
    'and however long it is ($start…), it fits into a message of Teams',
    ({ said }) => {
      const answer = { entryId: 'a/b', title: said, confidence: 1, related: [] };
      for (const over of [{ author: { role: 'agent', name: 'Luis' } }, { answer }, {}, { kind: 'rating' }] as const) {
        const activity = drawn({ ...over, text: said });
        expect(Buffer.byteLength(JSON.stringify(activity))).toBeLessThan(28_000);
        expect(JSON.stringify(activity).length).toBeGreaterThan(1_000);
      }
    },
  );
});
