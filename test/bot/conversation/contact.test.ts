import { readContact, readUnreadableContact } from '../../../bot/conversation/understand/contact';
import { askForPerson, takeTurn } from '../../../bot/conversation/use-cases';
import { reply } from '../../../bot/tickets/actions/reply';
import { resolve } from '../../../bot/tickets/actions/resolve';
import { type Chat, openChat } from '../../support/chat';
import { type TestPorts, testPorts, WRITER } from '../../support/conversation-ports';

describe('how a customer can be reached is read', () => {
  it.each<[text: string, email: string, name: string]>([
    ['soy Eva, eva@example.com', 'eva@example.com', 'Eva'],
    ['eva@example.com', 'eva@example.com', ''],
    ["soy Eva, o'brien@example.com", "o'brien@example.com", 'Eva'],
    ['mi correo es ana@müller.example', 'ana@xn--mller-kva.example', ''],
    ['eva@example.com, eva@EXAMPLE.com', 'eva@example.com', ''],
    ['Eva.Lopez+casa@correo.example.com.', 'Eva.Lopez+casa@correo.example.com', ''],
    ['Me llamo Eva López y mi correo es eva@example.com', 'eva@example.com', 'Eva López'],
    ['soy eva, eva@example.com', 'eva@example.com', ''],
    ['Eva Ruiz, eva@example.com', 'eva@example.com', ''],
    ['me llamo eva lópez, eva@example.com', 'eva@example.com', 'eva lópez'],
    ['Hi, this is Eva, eva@example.com', 'eva@example.com', 'Eva'],
    ['mine is eva@example.com', 'eva@example.com', ''],
    ['necesito otro horno. Mi correo es eva@example.com', 'eva@example.com', ''],
    ['mi email: eva@example.com gracias', 'eva@example.com', ''],
    ['El horno echa ruido. Escribidme a eva@example.com', 'eva@example.com', ''],
    ['La puerta no cierra.\neva@example.com', 'eva@example.com', ''],
    ['My name is Eva, my email is eva@example.com', 'eva@example.com', 'Eva'],
    ["I'm Eva, eva@example.com", 'eva@example.com', 'Eva'],
    ['sure: eva@example.com, 600 123 456', 'eva@example.com', ''],
    ['better write to eva@example.com', 'eva@example.com', ''],
    ['You can reach me at eva@example.com, the oven still beeps', 'eva@example.com', ''],
  ])('%s', (text, email, name) => {
    const { isAll, isNew, ...said } = readContact(text) ?? {};
    expect({ ...said, isNew }).toEqual({ email, isNew: false, ...(name === '' ? {} : { name }) });
  });

  it.each([
    'el correo de mi marido es luis@example.com',
    'escribí a soporte@example.com y nadie contesta',
    'Mi hermana hizo el pedido.\nana@example.com',
    'la factura llegó a luis@example.com, que no soy yo',
    'mi correo no es eva@example.com',
    '¿mi correo es eva@example.com?',
    'eva@example.com o luis@example.com',
    'I wrote to help@example.com and nobody answered',
    "my sister's email is ana@example.com",
    'mi vecino me dijo: escríbeme a luis@example.com',
    'he said write to me at luis@example.com',
    'me registré con eva@example.com y no puedo entrar',
    'her address is ana@example.com',
    'the confirmation went to old@example.com by mistake',
    'my email is not eva@example.com',
    'soy Eva',
    'eva@',
    'josé.pérez@example.com',
    'mi correo es ñoño@example.com',
    'mi correo es eva@ejemplo y el otro eva@example.com',
    'eva@example',
    '@example.com',
    'a@b@example.com',
    '',
  ])('and not in: %s', (text) => {
    expect(readContact(text)).toBeUndefined();
  });

  it('in no time, whatever is typed', () => {
    for (const text of [
      'a@'.repeat(1_500),
      'a.'.repeat(1_500),
      `${'a'.repeat(1_900)}@x`,
      'soy Eva '.repeat(300),
      `me llamo ${'a '.repeat(900)}@`,
    ])
      expect(readContact(text)).toBeUndefined();
  });

  it.each([
    'mi nuevo correo es eva@example.com',
    'no es ese, es eva@example.com',
    'ya no uso ese correo, ahora es eva@example.com',
    'sorry, typo: my email is eva@example.com',
    'my email changed to eva@example.com',
  ])('and whether it takes the place of another: %s', (text) => {
    expect(readContact(text)).toMatchObject({ email: 'eva@example.com', isNew: true });
  });
});

describe('an own address that cannot be read as a whole is noticed', () => {
  it.each<[text: string, isAll: boolean]>([
    ['josé.pérez@example.com', true],
    ['eva@', true],
    ['eva@ example.com', true],
    ['eva @example.com', true],
    ['soy Eva, ñoño@example.com', true],
    ["mi correo es o'brien@", true],
    ['eva@ejemplo', true],
    ['a@b@example.com', true],
    ['my email is josé@example.com', true],
    ['El horno echa ruido. Escribidme a josé@example.com', false],
    ['mi correo es eva@ejemplo y el otro eva@example.com', true],
  ])('%s', (text, isAll) => {
    expect(readContact(text)).toBeUndefined();
    expect(readUnreadableContact(text)).toEqual({ isAll });
  });

  it.each([
    'eva@example.com',
    '@casaclara',
    'seguidme en @casaclara',
    '3 kg @ 5 €',
    'el correo de mi marido es josé@example.com',
    'escribí a atención@example.com y nadie contesta',
    'mi correo no es josé@example.com',
    '¿mi correo es josé@example.com?',
    '',
  ])('and not in: %s', (text) => {
    expect(readUnreadableContact(text)).toBeUndefined();
  });

  it('in no time, whatever is typed', () => {
    for (const text of ['a@ '.repeat(660), '@ '.repeat(1_000), ' @a.b'.repeat(400), `${'a'.repeat(1_900)} @x.com`])
      expect([undefined, { isAll: true }, { isAll: false }]).toContainEqual(readUnreadableContact(text));
  });
});

describe('an address that is written in the chat', () => {
  let ports: TestPorts;
  let chat: Chat;

  beforeEach(async () => {
    ports = testPorts();
    chat = await openChat(ports);
  });

  const waiting = async () => (await chat.person()).ticket?.number ?? '';
  const ticketOf = async (number: string) => {
    const ticket = await ports.store.findTicket(number);
    if (ticket === undefined) throw new Error('There is no ticket.');
    return ticket;
  };
  const texts = ({ messages }: Awaited<ReturnType<Chat['say']>>) => messages.slice(1).map(({ text }) => text);

  it('is the address of the waiting ticket, and is said back', async () => {
    const number = await waiting();
    const outcome = await chat.say('soy Eva, eva@example.com');
    expect(outcome.state).toBe('waiting');
    expect(texts(outcome)).toEqual(['Gracias, Eva. Te escribiremos a eva@example.com.']);
    const ticket = await ticketOf(number);
    expect(ticket).toMatchObject({ customer: { name: 'Eva', email: 'eva@example.com' }, customerKey: expect.any(String) });
    expect((await ports.store.loadConversation(chat.id))?.customer).toEqual({ name: 'Eva', email: 'eva@example.com' });
  });

  it('does not keep the rest of the message from being answered', async () => {
    const number = await waiting();
    const outcome = await chat.say('¿Cuánto tarda la entrega? Mi correo es eva@example.com');
    expect(chat.last(outcome)).toMatchObject({ kind: 'answer', answer: { entryId: 'delivery/times' } });
    expect(outcome.messages[1]?.text).toBe('Gracias. Te escribiremos a eva@example.com.');
    expect((await ticketOf(number)).customer).toEqual({ email: 'eva@example.com' });
  });

  it.each(['josé.pérez@example.com', 'ana@', 'mi correo es josé.pérez@example.com'])(
    'is asked for again when it cannot be read as a whole, while the ticket waits: %s',
    async (text) => {
      const number = await waiting();
      const outcome = await chat.say(text);
      expect(outcome.state).toBe('waiting');
      expect(texts(outcome)).toEqual([
        'No he podido leer entera la dirección de correo, así que no la he guardado. ¿Me la escribes otra vez, completa y sin tildes ni espacios?',
      ]);
      expect((await ticketOf(number)).customer).toEqual({});
      expect(texts(await chat.say('jose.perez@example.com'))).toEqual(['Gracias. Te escribiremos a jose.perez@example.com.']);
      expect((await ticketOf(number)).customer).toEqual({ email: 'jose.perez@example.com' });
    },
  );

  it('is asked for again beside the answer to the rest of the message, and while a person has the conversation', async () => {
    const number = await waiting();
    const outcome = await chat.say('¿Cuánto tarda la entrega? Mi correo es josé@example.com');
    expect(outcome.messages.some(({ kind }) => kind === 'answer')).toBe(true);
    expect(chat.last(outcome).text).toMatch(/^No he podido leer entera/);
    const { service } = (await ports.knowledge.current()).base;
    const actor = { login: 'ana', name: 'Ana', role: 'staff' as const };
    await reply(ports, { actor, number, service, body: { text: 'Lo miro.', id: 'r1' } });
    expect(texts(await chat.say('josé@example.com'))).toEqual([expect.stringMatching(/^Tampoco he podido leer entera/)]);
  });

  it('does not take the place of another, unless it is said to be new', async () => {
    const number = await waiting();
    await askForPerson(ports, chat.id, { email: 'eva@example.com' }, WRITER);
    await chat.say('luis@example.com');
    expect((await ticketOf(number)).customer.email).toBe('eva@example.com');
    expect(texts(await chat.say('mi nuevo correo es eva@casa.example'))).toEqual([
      'Gracias. Te escribiremos a eva@casa.example.',
    ]);
    expect((await ticketOf(number)).customer.email).toBe('eva@casa.example');
  });

  it('is kept while a person has the conversation, and when the ticket is resolved', async () => {
    const number = await waiting();
    const by = { actor: { login: 'ana', name: 'Ana', role: 'staff' as const }, number };
    const { service } = (await ports.knowledge.current()).base;
    await reply(ports, { ...by, service, body: { text: 'Lo miro.', id: 'r1' } });
    expect(texts(await chat.say('Vale.\neva@example.com'))).toEqual(['Gracias. Te escribiremos a eva@example.com.']);
    await resolve(ports, { ...by, service, body: { reason: 'answered' } });
    const outcome = await chat.say('mi nuevo correo es eva@casa.example');
    expect(texts(outcome)).toEqual(['Gracias. Te escribiremos a eva@casa.example.']);
    expect(outcome.state).toBe('resolved');
    expect(await ticketOf(number)).toMatchObject({ status: 'resolved', customer: { email: 'eva@casa.example' } });
  });

  it('is neither kept nor mentioned when it is somebody else’s', async () => {
    const number = await waiting();
    expect(texts(await chat.say('el correo de mi marido es luis@example.com')).join()).not.toContain('@');
    expect((await ticketOf(number)).customer).toEqual({});
  });

  it('is answered alike when the message comes twice', async () => {
    await waiting();
    const again = () =>
      takeTurn(ports, {
        conversationId: chat.id,
        key: 'web:same',
        utterance: { id: 'same', text: 'me llamo Eva, eva@example.com' },
        writer: WRITER,
      });
    const first = await again();
    const second = await again();
    expect(second).toMatchObject({ repeated: true, messages: first.messages });
  });

  it('in English, too', async () => {
    chat = await openChat(ports, 'en');
    await chat.person('I want to talk to a person');
    expect(texts(await chat.say('my name is Eva, my email is eva@example.com'))).toEqual([
      "Thank you, Eva. We'll write to you at eva@example.com.",
    ]);
    expect(texts(await chat.say('my new email is josé@example.com'))).toEqual([
      "I couldn't read the whole e-mail address, so I haven't stored it. Could you write it again, complete and without accents or spaces?",
    ]);
  });
});
