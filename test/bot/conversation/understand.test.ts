import fc from 'fast-check';
import { detectIntent } from '../../../bot/conversation/understand/intent';
import { sentencesOf } from '../../../bot/conversation/understand/sentences';
import { detectTone } from '../../../bot/conversation/understand/tone';
import { detectLanguage } from '../../../bot/language/detect';
import { listener } from '../../support/listener';

describe('the language of a message', () => {
  it.each<[text: string, language: string | undefined]>([
    ['¿cuánto tarda el envío?', 'es'],
    ['cuanto tarda el envio', 'es'],
    ['quiero devolver una lavadora', 'es'],
    ['how long does delivery take', 'en'],
    ['i want my money back', 'en'],
    ["my fridge isn't cooling", 'en'],
    ['Bosch WAN28282ES', undefined],
    ['12345', undefined],
    ['', undefined],
    ['ok', undefined],
  ])('%s → %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });
});

describe('the tone of a message', () => {
  it.each<[tone: string, text: string]>([
    ['upset', 'estoy harto de esperar'],
    ['upset', 'esto es una vergüenza'],
    ['upset', 'sois unos inútiles'],
    ['upset', 'NADIE ME CONTESTA AL TELEFONO DESDE AYER'],
    ['upset', 'quiero poner una reclamación, voy a hablar con mi abogado'],
    ['upset', 'this is completely unacceptable'],
    ['upset', "I'm fed up with your company"],
    ['upset', 'where is my order!!!! answer me!!!'],
    ['urgent', 'necesito la nevera cuanto antes'],
    ['urgent', 'es urgente, se me estropea la comida'],
    ['urgent', 'I need it right now please'],
    ['calm', '¿cuánto tarda el envío?'],
    ['calm', 'gracias!'],
    ['calm', 'OK'],
    ['calm', 'WAN28282ES'],
    ['calm', 'how do I return a washing machine?'],
  ])('%s: %s', (tone, text) => {
    expect(detectTone(text, listener)).toBe(tone);
  });
});

describe('what is wanted of the conversation', () => {
  it.each<[intent: string | undefined, text: string]>([
    ['person', 'Quiero hablar con una persona'],
    ['person', 'pásame con un humano'],
    ['person', 'necesito que me atienda alguien de verdad'],
    ['person', 'hay algún agente disponible?'],
    ['person', 'I need to speak to a human'],
    ['person', 'can I talk to someone?'],
    ['person', 'agent'],
    [undefined, 'no quiero hablar con una persona'],
    [undefined, 'cuántas personas caben en una mesa'],
    [undefined, 'is it big enough for one person?'],
    ['cancel', 'ya no hace falta'],
    ['cancel', 'déjalo, ya está solucionado'],
    ['cancel', 'never mind'],
    ['cancel', 'not needed any more'],
    ['yes', 'sí, gracias'],
    ['yes', 'yes'],
    ['no', 'no'],
    ['no', 'no me sirve'],
    ['no', "that didn't help"],
    [undefined, 'no me ha llegado el pedido'],
    [undefined, 'sí, pero cuánto cuesta'],
  ])('%s: %s', (intent, text) => {
    expect(detectIntent(text)).toBe(intent);
  });
});

describe('a message of several sentences', () => {
  it('is looked at whole, and sentence by sentence', () => {
    expect(sentencesOf('Hola. Mi nevera no enfría; ¿qué hago?')).toEqual([
      'Hola. Mi nevera no enfría; ¿qué hago?',
      'Hola.',
      'Mi nevera no enfría',
      '¿qué hago?',
    ]);
    expect(sentencesOf('una sola')).toEqual(['una sola']);
  });
});

it('nothing that anybody can type makes it stumble', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
      expect(['calm', 'urgent', 'upset']).toContain(detectTone(text, listener));
      detectLanguage(text);
      detectIntent(text);
      expect(sentencesOf(text).length).toBeLessThanOrEqual(7);
    }),
  );
});
