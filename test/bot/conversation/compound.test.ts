import { splitCompound } from '../../../bot/conversation/ranking/compound';
import type { Language } from '../../../bot/model/language';
import { openChat } from '../../support/chat';
import { testPorts } from '../../support/conversation-ports';

describe('a message is read as two where a word or a mark joins two that stand for themselves', () => {
  it.each<[language: Language, text: string, first: string, second: string]>([
    ['es', '¿cuánto cuesta el envío y cuánto tarda?', '¿cuánto cuesta el envío', 'cuánto tarda?'],
    ['es', 'la nevera no enfría y además me han cobrado dos veces', 'la nevera no enfría', 'me han cobrado dos veces'],
    ['es', 'No llega. ¿Cuándo vienen?', 'No llega.', '¿Cuándo vienen?'],
    ['en', "washer won't drain, is it under warranty?", "washer won't drain", 'is it under warranty?'],
    ['en', 'where is my order and also can I exchange it', 'where is my order', 'can I exchange it'],
    ['en', 'the plates are dirty but also it smells', 'the plates are dirty', 'it smells'],
  ])('%s: %s', (language, text, first, second) => {
    expect(splitCompound(text, language).map((parts) => parts.map((part) => part.text))).toContainEqual([first, second]);
  });

  it.each<[language: Language, text: string]>([
    ['es', '¿hacéis envío de lavadora y secadora juntas?'],
    ['es', '¿cuánto cuesta llevar la lavadora y la secadora?'],
    ['es', 'una lavadora, una secadora y un horno'],
    ['es', '¿abrís los sábados y los domingos?'],
    ['en', 'can you deliver a washer and dryer together?'],
    ['en', 'how much is it and delivery included?'],
    ['en', 'a fridge, an oven and a hob'],
    ['en', `I bought it ${'and I waited '.repeat(40)}`],
  ])('and not elsewhere, in %s: %s', (language, text) => {
    expect(splitCompound(text, language)).toEqual([]);
  });
});

it('both are asked inside one pair of question marks, and what is told is known from what is asked', () => {
  const asks = (text: string, language: Language) => splitCompound(text, language)[0]?.map((part) => part.asks);
  expect(asks('¿repartís en Canarias y os lleváis la vieja?', 'es')).toEqual([true, true]);
  expect(asks('he perdido el ticket, ¿puedo devolverlo?', 'es')).toEqual([false, true]);
  expect(asks("the fridge isn't cooling and I was charged twice", 'en')).toEqual([false, false]);
});

it.each(['¿cuánto tarda la entrega y cómo devuelvo un producto?', 'how long does delivery take and how do I return a product'])(
  'the surer half is answered, and the other is one tap away: %s',
  async (text) => {
    const chat = await openChat(testPorts());
    const answer = chat.last(await chat.say(text));
    expect([answer.answer?.entryId, answer.choices?.[0]?.value].sort()).toEqual(['delivery/times', 'returns/how']);
  },
);
