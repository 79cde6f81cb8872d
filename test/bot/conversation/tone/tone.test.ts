import fc from 'fast-check';
import { sha256Digest } from '../../../../bot/adapters/crypto';
import { readKnowledgeFolder } from '../../../../bot/adapters/files';
import { detectTone, scoresOf, strongestTone } from '../../../../bot/conversation/understand/tone';
import { parseKnowledge } from '../../../../bot/knowledge/parse';
import { TOPIC } from '../../../../bot/language/listening/features';
import { LANGUAGES } from '../../../../bot/model/language';
import { MONDAY } from '../../../support/conversation-ports';
import { TEST_SHOP } from '../../../support/knowledge-folders';
import { listener } from '../../../support/listener';

const UPSET: Readonly<Record<string, readonly string[]>> = {
  'an oath': ['la puta nevera sigue sin enfriar', 'what the hell is wrong with this oven', 'manda la factura de una j*dida vez'],
  'an insult': ['sois una panda de incompetentes', 'you are nothing but crooks'],
  'an insult to the bot': ['qué bot más inútil', 'this stupid chatbot never understands'],
  'the same fault again': ['es la segunda nevera que llega rota', 'this is the second fridge that arrives broken'],
  'waiting still': ['sigo esperando y nada', 'still waiting'],
  'a mood, put mildly': ['me parece fatal', 'no estoy nada contento', 'not happy at all'],
  'a lawyer': ['hablaréis con mi abogado', 'my lawyer will contact you'],
  'what is felt': ['estoy indignada con este pedido', 'I am absolutely livid about the delivery'],
  'the end of patience': ['no aguanto más con esta lavadora', 'I have had enough of this washing machine'],
  contempt: ['es una vergüenza de servicio', 'your service is a disgrace'],
  'being ignored': ['nadie me coge el teléfono', 'nobody ever answers the phone'],
  'saying it again': ['por tercera vez os mando la factura', 'for the fourth time, here is my order number'],
  'a threat to leave': ['no vuelvo a comprar aquí', 'I will never shop with you again'],
  'a threat to complain': ['voy a poner una denuncia en consumo', 'I am going to report you to Trading Standards'],
  'a charge disputed': ['voy a disputar el cargo con mi banco', 'I am disputing this charge with my bank'],
  'a review threatened': ['lo voy a contar en todas las redes', 'I will tell everyone I know about this'],
  'a last chance': ['última oportunidad para arreglarlo', 'this is your last chance to put it right'],
  'an order': ['haced vuestro trabajo', 'just do your job'],
  'a question that asks nothing': ['¿os parece normal?', 'who do you think you are?'],
  'comfort refused': ['no quiero más excusas', 'no more excuses'],
  sarcasm: ['gracias por nada', 'thanks for nothing'],
  'anger and a polite question': [
    'Estoy harta. ¿Podéis llamarme, por favor?',
    'This is unacceptable. Could you call me, please?',
  ],
};

/** Upset, and not heard: calm customers write much the same ("nobody answers the phone on Sundays?"). A miss less is taken out. */
const NOT_HEARD_YET: readonly string[] = [
  'my lawyer will contact you',
  'nobody ever answers the phone',
  'por tercera vez os mando la factura',
  'I will tell everyone I know about this',
];

const CALM: Readonly<Record<string, readonly string[]>> = {
  'a question': ['¿cuánto tarda el envío?', 'how do I return a washing machine?'],
  'a fault, told': ['la lavadora pierde agua por debajo', 'the dryer has stopped heating'],
  thanks: ['¡¡¡Gracias!!! Ya funciona', 'THANK YOU!!! It works!!!'],
  'praise with an oath in it': [
    'está de puta madre la freidora',
    'this kettle is bloody brilliant',
    'joder que barato',
    'holy shit this vacuum is great',
    "damn that's cheap",
  ],
  'advertising declined': ['dejad de mandarme publicidad, por favor', 'please stop sending me ads'],
  'a question about anything': ['¿quién ganó el mundial?', 'who won the world cup'],
  'a person asked for': ['quiero hablar con una persona', 'Talk to a person', 'talk to a human'],
  'a refund asked for': ['¿cuándo me devolvéis el dinero?', 'When will I get my money back?'],
  'a form asked for': ['quiero una hoja de reclamaciones', "I'd like a complaints form"],
  'anger denied': ['no estoy enfadado, solo quiero saber la fecha', "I'm not angry, I would only like a date"],
  "somebody else's anger": ['un amigo quedó furioso con otra tienda', 'my neighbour was furious with another shop'],
  'anger quoted': ['el cartel dice «PROHIBIDO, IDIOTAS», ¿qué hago?', 'the screen says "YOU IDIOT", what do I do?'],
  'how complaints are made': ['¿dónde están las hojas de reclamaciones?', 'where do I find the complaints form?'],
  'a calm end': ['quiero cancelar el pedido, he encontrado otro', 'please cancel my order, I found one that fits'],
  capitals: ['PEDIDO 4471, MODELO WAN28282ES, COLOR BLANCO', 'ORDER 4471, MODEL WAN28282ES, COLOUR WHITE'],
  'what is no word': ['WAN28282ES', '12345', '👍'],
};

const HASTY: readonly string[] = [
  'necesito la nevera cuanto antes',
  'me urge saber si abrís mañana',
  'huele a gas en la cocina',
  'I need the part as soon as possible',
  'can someone help quickly please',
  'there is a smell of burning from the socket',
];

const sentences = (table: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(table).flatMap(([kind, texts]) => texts.map((text) => [kind, text] as const));

const heard = sentences(UPSET).filter(([, text]) => !NOT_HEARD_YET.includes(text));

describe('an upset customer', () => {
  it.each(NOT_HEARD_YET)('is not heard yet by: %s', (text) => {
    expect(detectTone(text, listener)).not.toBe('upset');
    expect(sentences(UPSET).map(([, known]) => known)).toContain(text);
  });

  it.each(heard)('is heard by %s: %s', (_kind, text) => {
    expect({ text, tone: detectTone(text, listener), why: scoresOf(text, listener) }).toMatchObject({ tone: 'upset' });
  });

  it.each(heard)('is heard without accents, and in capitals, by %s: %s', (_kind, text) => {
    const plain = text.normalize('NFD').replace(/\p{M}/gu, '');
    expect([detectTone(plain, listener), detectTone(text.toUpperCase(), listener)]).toEqual(['upset', 'upset']);
  });

  it.each([
    'estoy arta de vosotros',
    'q verguensa de tienda',
    'son unos sinberguenzas',
    'this is rediculous',
    'totally unacceptible service',
    'just awnser the question',
  ])('is heard however it is spelled: %s', (text) => {
    expect(detectTone(text, listener)).toBe('upset');
  });
});

describe('a calm customer', () => {
  it.each(sentences(CALM))('is known by %s: %s', (_kind, text) => {
    expect({ text, tone: detectTone(text, listener), why: scoresOf(text, listener) }).toMatchObject({ tone: 'calm' });
  });

  it.each(sentences(CALM).filter(([kind]) => kind !== 'what is no word'))(
    'stays calm when they say so, too: %s %s',
    (_kind, text) => {
      expect(detectTone(`no estoy enfadado, ${text}`, listener)).not.toBe('upset');
      expect(detectTone(`I'm not upset, ${text}`, listener)).not.toBe('upset');
    },
  );

  it('asks what a shop is asked: of a hundred such questions hardly two sound upset', async () => {
    const parsed = parseKnowledge(await readKnowledgeFolder(TEST_SHOP), sha256Digest, MONDAY);
    if (parsed.kind === 'invalid') throw new Error('the test shop is invalid');
    const asked = parsed.base.entries.flatMap(({ question, also }) => [question, ...also]);
    const upset = asked.filter((text) => detectTone(text, listener) === 'upset');
    expect(asked.length).toBeGreaterThan(1_000);
    expect(upset.length / asked.length).toBeLessThan(0.03);
  });
});

describe('what was learnt', () => {
  it.each(LANGUAGES)('is how something is said, and never about what (%s)', (language) => {
    const { classOf, weights } = listener('', language).lexicon;
    const topics = new Set([...classOf].flatMap(([word, classes]) => (classes.includes(TOPIC) ? [word] : [])));
    const features = [...weights().weights.keys()];
    expect(topics.size).toBeGreaterThan(100);
    expect(features.length).toBeGreaterThan(1_000);
    expect(features.filter((feature) => feature.split('_').some((word) => topics.has(word.replace(/^\^/, ''))))).toEqual([]);
  });
});

describe('a customer in haste', () => {
  it.each(HASTY)('%s', (text) => {
    expect(detectTone(text, listener)).toBe('urgent');
  });

  it('who is upset as well, is upset first', () => {
    expect(detectTone('es urgente, sois unos inútiles', listener)).toBe('upset');
    expect([strongestTone('urgent', 'calm'), strongestTone('urgent', 'upset')]).toEqual(['urgent', 'upset']);
  });

  it('is none who says that there is no haste', () => {
    expect(detectTone('no es urgente, cuando podáis', listener)).toBe('calm');
  });
});

describe('whatever is typed', () => {
  const words = fc.constantFrom(
    ...[
      'constructor',
      '__proto__',
      'toString',
      'no',
      'you',
      'que',
      'f***',
      '@#$%',
      '"',
      '«',
      '¿',
      '!',
      '...',
      '\n',
      '😡',
      'ÁÉÍ',
      '12',
      ',',
    ],
  );

  it('it is some tone, and the same one each time', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3_000 }),
      fc.array(words, { maxLength: 400 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const tone = detectTone(text, listener);
        expect(['calm', 'urgent', 'upset']).toContain(tone);
        expect(detectTone(text, listener)).toBe(tone);
      }),
      { numRuns: 300 },
    );
  });

  it('no more is read than 2,000 characters and 400 words', () => {
    const long = 'la lavadora pierde agua. '.repeat(80);
    expect(scoresOf(`${long}sois unos ladrones`, listener)).toEqual(scoresOf(long, listener));
    const many = 'a b '.repeat(200);
    expect(scoresOf(`${many}ladrones`, listener)).toEqual(scoresOf(many, listener));
  });
});
