import { ventsOnly } from '../../../../bot/conversation/understand/tone';
import { type Chat, openChat } from '../../../support/chat';
import { type TestPorts, testPorts } from '../../../support/conversation-ports';
import { listener } from '../../../support/listener';
import { knowledgeOf, SMALL_FILES } from '../../../support/small-knowledge';

let ports: TestPorts;
let chat: Chat;

beforeEach(async () => {
  ports = testPorts();
  chat = await openChat(ports);
});

const ticketNow = async () => {
  const { ticketId = '' } = (await ports.store.loadConversation(chat.id)) ?? {};
  return ports.store.loadTicket(ticketId);
};

describe('what an upset customer is told', () => {
  it.each([
    ['es', 'Sois unos inútiles. ¿Cuánto tarda la entrega?', 'Siento mucho las molestias. Me dices: «¿Cuánto tarda la entrega?».'],
    ['en', 'You are useless. How long does the delivery take?', "I'm very sorry about this: “How long does the delivery take?”."],
  ])('is the apology and the problem, never the insult (%s)', async (_language, text, apology) => {
    const outcome = await chat.say(text);
    expect(outcome.messages[1]?.text.startsWith(apology)).toBe(true);
    expect(
      outcome.messages
        .slice(1)
        .map((message) => message.text)
        .join(' '),
    ).not.toMatch(/inútiles|useless/);
    expect(chat.last(outcome)).toMatchObject({ kind: 'answer', choices: [{ value: 'person' }] });
  });

  it.each([
    ['es', 'SOIS UNOS SINVERGÜENZAS!!!', /^Siento mucho las molestias\. Se lo paso ahora mismo a una persona/],
    ['en', 'YOU BUNCH OF CROOKS, I AM FURIOUS!!!', /^I'm very sorry about the trouble\. I'm passing it to a person/],
  ])(
    'is only the apology when there is nothing but anger (%s), and a person has it at once, with priority',
    async (_language, text, apology) => {
      const outcome = await chat.say(text);
      expect(chat.last(outcome).kind === 'handoff' ? chat.last(outcome).text : outcome.messages[1]?.text).toMatch(apology);
      expect(outcome.state).toBe('waiting');
      expect(await ticketNow()).toMatchObject({ priority: 'high', tone: 'upset', reason: 'upset' });
    },
  );

  it.each([
    ['es', 'Estoy harta, quiero hablar con una persona', /^Siento mucho las molestias\. Claro\. Le paso/],
    ['en', 'I am sick of this, let me talk to a human', /^I'm very sorry about the trouble\. Of course\./],
  ])('is the apology before anything else when they ask for a person (%s)', async (_language, text, apology) => {
    const outcome = await chat.say(text);
    expect(outcome.messages[1]?.text).toMatch(apology);
    expect(await ticketNow()).toMatchObject({ priority: 'high' });
  });

  it('is no "you are welcome" when the thanks are none', async () => {
    const outcome = await chat.say('gracias por nada, hola qué tal');
    expect(outcome.messages.slice(1).map(({ text }) => text)).not.toContain('Hola. ¿En qué puedo ayudarte?');
    expect(outcome.messages[1]?.text).toMatch(/^Siento mucho las molestias/);
  });

  it('is the apology while a person has it, too, and the ticket becomes more urgent', async () => {
    await chat.person();
    expect(await ticketNow()).toMatchObject({ priority: 'normal' });
    const outcome = await chat.say('llevo un mes sin lavadora y estoy harto de vosotros');
    expect(chat.last(outcome).text).toMatch(/^Siento mucho las molestias\. /);
    expect(await ticketNow()).toMatchObject({ priority: 'high', tone: 'upset' });
  });

  it('is not shouted back', async () => {
    const outcome = await chat.say('¡¡¡QUIERO DEVOLVER LA NEVERA, ESTOY HARTO!!!');
    expect(outcome.messages[1]?.text).not.toContain('!');
    expect(outcome.messages[1]?.text).toContain('«QUIERO DEVOLVER LA NEVERA, ESTOY HARTO»');
  });
});

describe('anger without any question', () => {
  const REVIEW = {
    path: 'returns/review.es.md',
    text: '---\nquestion: Estoy contento, ¿dónde dejo una opinión?\nalso:\n  - estoy muy contento\n---\nEn nuestra web.\n',
  };

  it('gets the apology and a person, whatever answer it resembles', async () => {
    ports = testPorts({ knowledge: knowledgeOf([...SMALL_FILES, REVIEW]) });
    chat = await openChat(ports);
    expect(chat.last(await chat.say('estoy muy contento')).answer?.entryId).toBe('returns/review');
    const outcome = await chat.say('no estoy nada contento');
    expect(outcome.messages[1]?.text).toMatch(/^Siento mucho las molestias\. Se lo paso ahora mismo a una persona/);
    expect(outcome.state).toBe('waiting');
    expect(await ticketNow()).toMatchObject({ priority: 'high', reason: 'upset' });
  });

  it.each([
    'estoy harta de vosotros',
    'me parece fatal',
    'esto es una vergüenza',
    "I'm fed up with this shop",
    'my lawyer will contact you',
    'not happy at all',
    'worst service ever',
  ])('is all there is in "%s"', (text) => {
    expect(ventsOnly(text, listener)).toBe(true);
  });

  it.each([
    'estoy harto, ¿cuánto tarda la entrega?',
    'estoy harto, quiero devolver la nevera',
    'dónde coño está mi pedido',
    'os denuncio a consumo',
    'llevo un mes sin lavadora, sinvergüenzas',
    'refund now!!!',
    'the fucking fridge arrived broken',
  ])('is not all there is in "%s"', (text) => {
    expect(ventsOnly(text, listener)).toBe(false);
  });
});
