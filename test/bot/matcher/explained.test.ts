import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSnapshot, loadSnapshot, type Matcher, readLexicon } from '../../../bot/matcher';
import { deniedWords, oppositesOf } from '../../../bot/matcher/features/denial';
import type { Language } from '../../../bot/model/language';
import { splitWords } from '../../../bot/text/words';
import { LANGUAGE_KNOWLEDGE } from '../../../infra/local/root';

const ENTRIES = {
  en: [
    {
      id: 'hours',
      phrases: ['when does the shop open', 'what are your opening hours', 'are you open on Sundays', 'closing time'],
    },
    { id: 'cancel', phrases: ['how do I cancel my order', 'cancel an order', 'I want to cancel it', 'please cancel the order'] },
    { id: 'change', phrases: ['I want to change the address', 'change my order', 'can I change the delivery address'] },
    { id: 'late', phrases: ['my order is late', 'the order has not arrived', 'my order has a delay', 'it arrived late'] },
    {
      id: 'charged',
      phrases: [
        'I was charged twice',
        'you charged my card two times',
        'charged double for one order',
        'why was I charged twice',
      ],
    },
  ],
  es: [
    { id: 'hours', phrases: ['cuándo abre la tienda', 'qué horario tenéis', 'abrís los domingos', 'a qué hora cerráis'] },
    { id: 'cancel', phrases: ['cómo cancelo el pedido', 'quiero cancelar el pedido', 'quiero cancelar', 'cancelar una compra'] },
    { id: 'change', phrases: ['quiero cambiar la dirección', 'cambiar el pedido', 'puedo cambiar la dirección de entrega'] },
    {
      id: 'late',
      phrases: ['mi pedido va con retraso', 'el pedido llega tarde', 'no ha llegado el pedido', 'mi pedido llegó tarde'],
    },
    {
      id: 'charged',
      phrases: [
        'me habéis cobrado dos veces',
        'me cobraron dos veces la compra',
        'me habéis cobrado el doble',
        'por qué me habéis cobrado dos veces',
      ],
    },
  ],
} as const;

function matcherOf(language: 'en' | 'es'): Matcher {
  const lexicon = readLexicon(new Uint8Array(readFileSync(join(LANGUAGE_KNOWLEDGE, `${language}.lexicon`))));
  return loadSnapshot(buildSnapshot(language, ENTRIES[language], { lexicon }));
}
const matchers = { en: matcherOf('en'), es: matcherOf('es') };

const confidenceIn = (language: 'en' | 'es', utterance: string, id: string): number =>
  matchers[language].match(utterance, 5).matches.find(({ entryId }) => entryId === id)?.confidence ?? 0;

const deniedIn = (language: Language, text: string): string[] => {
  const { words } = splitWords(text);
  const denied = deniedWords(language, text, words);
  return words.filter((_, at) => denied[at]).map(({ form }) => form);
};

describe('a denied word', () => {
  it.each([
    ['en', "I don't want to cancel, I want to change it", ['want', 'to', 'cancel']],
    ['en', 'my order has not arrived. Where is it?', ['arrived']],
    ['en', 'the parcel came without a label but with a bill', ['a', 'label']],
    ['es', 'no quiero cancelar, quiero cambiar la dirección', ['quiero', 'cancelar']],
    ['es', 'no me ha llegado', ['me', 'ha', 'llegado']],
    ['es', 'quiero una factura', []],
  ] as const)('in %s stands behind the word that denies, in its clause: %s', (language, text, words) => {
    expect(deniedIn(language, text)).toEqual(words);
  });

  it('has opposites in the data of its language, both ways', () => {
    expect(oppositesOf('en', 'early')).toContain('late');
    expect(oppositesOf('en', 'late')).toContain('early');
    expect(oppositesOf('es', 'limpio')).toContain('sucio');
    expect(oppositesOf('en', 'banana')).toEqual([]);
  });
});

describe('the confidence in an entry', () => {
  it.each([
    ['en', 'I do not want to cancel the order', 'I would like to cancel the order', 'cancel'],
    ['en', 'my order came early', 'my order came late', 'late'],
    ['en', 'I was not charged twice', 'I got charged twice', 'charged'],
    ['es', 'no quiero que canceléis el pedido', 'quiero que canceléis el pedido', 'cancel'],
    ['es', 'mi pedido llegó temprano', 'al final mi pedido llegó tarde', 'late'],
    ['es', 'no me habéis cobrado el doble', 'creo que me habéis cobrado el doble', 'charged'],
  ] as const)('in %s is clearly lower for "%s" than for "%s"', (language, unlike, like, id) => {
    expect(confidenceIn(language, unlike, id)).toBeLessThan(confidenceIn(language, like, id) - 0.05);
  });

  it.each(['en', 'es'] as const)('in %s is that of its words for one of its own phrases, denied words and all', (language) => {
    for (const { id, phrases } of ENTRIES[language])
      for (const phrase of phrases) expect(matchers[language].match(phrase).matches[0]?.entryId).toBe(id);
  });

  it.each([
    ['en', "I don't want to cancel, I want to change the address"],
    ['es', 'no quiero cancelar, quiero cambiar la dirección'],
  ] as const)('in %s prefers what is wanted to what is denied', (language, utterance) => {
    expect(matchers[language].match(utterance).matches[0]?.entryId).toBe('change');
  });

  it('is told with what the entry explains and what does not speak against it', () => {
    const { parts } = matchers.en.match('when does the museum open').matches[0]!;
    expect(parts).toMatchObject({ agreement: 1 });
    expect(parts.explained).toBeLessThan(matchers.en.match('when does your shop open').matches[0]!.parts.explained! - 0.1);
    expect(matchers.en.match('I was not charged twice').matches[0]!.parts.agreement).toBeLessThan(0.8);
  });
});
