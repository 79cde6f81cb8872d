import fc from 'fast-check';
import { button, readTap, type Tap } from '../../../../bot/adapters/teams/cards/buttons';
import { parseActivity } from '../../../../bot/adapters/teams/inbound/activity';
import { contentOf } from '../../../../bot/adapters/teams/inbound/content';
import { activityOf } from './microsoft';

const heard = (over: Readonly<Record<string, unknown>>) =>
  contentOf(parseActivity(activityOf('https://smba.trafficmanager.net/emea/', over)));
const mention = (id: string, text: string) => ({ type: 'mention', mentioned: { id, name: 'x' }, text });

describe('what a customer said', () => {
  const texts: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    ['is the text', { text: ' Hola ' }, 'Hola'],
    ['is without the mention of the bot at its beginning', { text: '<at>Mostrador</at> ¿abrís hoy?' }, '¿abrís hoy?'],
    ['is without &nbsp; after a mention', { text: '<at>Mostrador</at>&nbsp;hola' }, 'hola'],
    [
      'is without the mention of the bot anywhere',
      { text: 'oye <at>Mostrador</at> hola', entities: [mention('28:bot', '<at>Mostrador</at>')] },
      'oye   hola',
    ],
    [
      'keeps the names of other people',
      {
        text: '<at>Mostrador</at> pregunta por <at>Luis</at>',
        entities: [mention('28:bot', '<at>Mostrador</at>'), mention('29:luis', '<at>Luis</at>')],
      },
      'pregunta por Luis',
    ],
    ['is whatever it is, with marks and all', { text: '**no** <b>es</b> [un](x) & más' }, '**no** <b>es</b> [un](x) & más'],
    ['is without control characters', { text: 'ho\u0000\u0007la\r\n\u009b31madi\u007fós' }, 'hola\n31madiós'],
    ['has no half character', { text: 'hola \ud83d' }, 'hola \ufffd'],
    ['may be 2,000 characters long, control characters apart', { text: `\u0001${'a'.repeat(2_000)}` }, 'a'.repeat(2_000)],
    ['may be 2,000 characters long', { text: 'a'.repeat(2_000) }, 'a'.repeat(2_000)],
  ];
  it.each(texts)('%s', (_name, over, text) => {
    expect(heard(over)).toEqual({ kind: 'text', text, withFiles: false });
  });

  it('costs no more for thousands of mentions: a handful of ways to write the bot’s name is taken out', () => {
    const names = Array.from({ length: 5_000 }, (_, index) => `@bot${index};`);
    const text = names.slice(0, 10).join('');
    const entities = names.map((name) => mention('28:bot', name));
    expect(heard({ text, entities })).toEqual({ kind: 'text', text: '@bot8;@bot9;', withFiles: false });
  });

  it('is too long from 2,001 characters', () => {
    expect(heard({ text: 'a'.repeat(2_001) })).toEqual({ kind: 'unreadable', why: 'too_long' });
    expect(heard({ text: '<at>'.repeat(200_000) })).toEqual({ kind: 'unreadable', why: 'too_long' });
  });

  it('is a file where there is one, and text where there is some', () => {
    const file = { contentType: 'image/png', contentUrl: 'https://files.example/a.png' };
    expect(heard({ text: '', attachments: [file] })).toEqual({ kind: 'unreadable', why: 'files' });
    expect(heard({ text: 'mira esto', attachments: [file] })).toEqual({ kind: 'text', text: 'mira esto', withFiles: true });
    expect(heard({ text: 'hola', attachments: [{ contentType: 'text/html', content: '<p>hola</p>' }] })).toMatchObject({
      withFiles: false,
    });
  });

  it('is nothing when it is nothing but control characters', () => {
    expect(heard({ text: '\u0000\u0007' })).toEqual({ kind: 'unreadable', why: 'nothing' });
  });

  it('is nothing when only the bot was mentioned', () => {
    expect(heard({ text: '<at>Mostrador</at>' })).toEqual({ kind: 'unreadable', why: 'nothing' });
  });
});

describe('what Teams tells', () => {
  const told: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    ['an installation is an arrival', { type: 'installationUpdate', action: 'add' }, 'arrived'],
    ['a removal is not', { type: 'installationUpdate', action: 'remove' }, 'silence'],
    [
      'a new member of a personal chat is an arrival',
      { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] },
      'arrived',
    ],
    [
      'a new member of a channel is not',
      {
        type: 'conversationUpdate',
        membersAdded: [{ id: '28:bot' }],
        conversation: { id: 'c', conversationType: 'channel', tenantId: 't' },
      },
      'silence',
    ],
    ['a reaction needs no answer', { type: 'messageReaction' }, 'silence'],
    ['typing needs no answer', { type: 'typing' }, 'silence'],
    ['an edited message is not a new one', { type: 'messageUpdate' }, 'silence'],
    ["an invoke that is not a card's needs no answer", { type: 'invoke', name: 'composeExtension/query' }, 'silence'],
  ];
  it.each(told)('%s', (_name, over, kind) => {
    expect(heard(over)).toEqual({ kind });
  });
});

describe('a tap on a card', () => {
  const taps = fc.oneof(
    fc.record({ kind: fc.constant('choice' as const), label: words(), value: fc.string({ minLength: 1, maxLength: 200 }) }),
    fc.record({
      kind: fc.constant('feedback' as const),
      label: words(),
      messageId: fc.string({ minLength: 1, maxLength: 64 }),
      helpful: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('rating' as const), label: words(), score: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ kind: fc.constant('reopen' as const), label: words() }),
  );

  it('says what its button said, however Teams sends it', () => {
    fc.assert(
      fc.property(taps, (tap: Tap) => {
        const { data } = button(tap, true);
        const { msteams, ...plain } = data;
        const value = (msteams as { value: unknown }).value;
        const executed = { action: { type: 'Action.Execute', data } };
        for (const sent of [data, plain, button(tap, false).data, value, JSON.stringify(value), executed])
          expect(readTap(sent)).toEqual(tap);
        expect(heard({ text: tap.label, value })).toEqual({ kind: 'tap', tap });
        expect(heard({ type: 'invoke', name: 'adaptiveCard/action', value: executed })).toEqual({ kind: 'tap', tap });
      }),
    );
  });

  const foreign = [
    {},
    { mostrador: {} },
    { mostrador: { kind: 'choice' } },
    { mostrador: { kind: 'rating', label: 'x', score: 6 } },
    7,
    'no',
    '{"',
    [],
  ];
  it.each(foreign.map((value) => ({ value })))('of somebody else is not taken: $value', ({ value }) => {
    expect(heard({ value })).toEqual({ kind: 'unreadable', why: 'outdated_button' });
  });

  it('with a key that we never send is not taken', () => {
    const value = { mostrador: { kind: 'choice', label: 'a', value: 'b', constructor: 1 } };
    expect(heard({ value })).toEqual({ kind: 'unreadable', why: 'outdated_button' });
  });
});

function words() {
  return fc.string({ minLength: 1, maxLength: 300 }).map((text) => `x${text}x`);
}
